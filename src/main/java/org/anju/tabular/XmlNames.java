package org.anju.tabular;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.random.RandomGenerator;

/** The names of elements and attributes in one part, each as a number. A parser keeps all that it ever met. */
final class XmlNames {

    static final long NONE = RandomGenerator.getDefault().nextLong();

    private static final int MOST = 1_000;

    /** A power of two, with room enough that a place is found soon. */
    private static final int PLACES = 4_096;

    private final long[] known = new long[PLACES];
    private int count;

    /** The name with one more letter, so mixed that nobody finds names that come out the same. */
    static long longer(long name, byte letter) {
        var mixed = (name ^ letter) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    static long of(String text) {
        var name = NONE;
        for (var letter : text.getBytes(US_ASCII)) {
            name = longer(name, letter);
        }
        return name;
    }

    void add(long name) throws UnreadableFile {
        var at = (int) name & (PLACES - 1);
        while (known[at] != 0 && known[at] != name) {
            at = (at + 1) & (PLACES - 1);
        }
        if (known[at] == 0) {
            known[at] = name;
            if (++count > MOST) {
                throw new UnreadableFile("xlsx");
            }
        }
    }
}
