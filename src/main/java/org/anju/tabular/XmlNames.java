package org.anju.tabular;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.random.RandomGenerator;

/** The names of elements and attributes in one part, each as a number. A parser keeps all that it ever met. */
final class XmlNames {

    static final long NONE = RandomGenerator.getDefault().nextLong();

    private static final int MOST = 1_000;

    private final long[] known = new long[4 * MOST];
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
        var at = (int) Math.floorMod(name, (long) known.length);
        while (known[at] != 0 && known[at] != name) {
            at = (at + 1) % known.length;
        }
        if (known[at] == 0) {
            known[at] = name;
            if (++count > MOST) {
                throw new UnreadableFile("xlsx");
            }
        }
    }
}
