package org.anju.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Files have millions of tags, of which few differ, and pages have the same ones: what is known of one is not found out
 * again by its thread.
 */
final class Tags {

    private static final ThreadLocal<Tags> OF_THREAD = ThreadLocal.withInitial(Tags::new);

    private static final int KNOWN = 512;
    private static final int LONGEST_KNOWN = 256;

    private final @Nullable Known[] known = new Known[KNOWN];

    private record Known(char[] written, Tag tag) {

        boolean isWritten(char[] text, int from, int to) {
            return Arrays.equals(written, 0, written.length, text, from, to);
        }
    }

    /**
     * A tag as it stands between its angle brackets.
     *
     * @param name without its prefix, in lower case
     * @param inside everything, character references decoded
     * @param leaks the numbers of people in it, none if it is an end
     */
    record Tag(String name, String inside, boolean isEnd, boolean isEmpty, List<LeakText.Leak> leaks) {

        static Tag of(String written) {
            var isEnd = written.startsWith("/");
            var inside = written.indexOf('&') < 0 ? written : Entities.decode(written);
            return new Tag(
                    name(written, isEnd ? 1 : 0),
                    inside,
                    isEnd,
                    written.endsWith("/"),
                    isEnd ? List.of() : LeakText.in(inside));
        }

        private static String name(String written, int from) {
            var end = from;
            var start = from;
            while (end < written.length()
                    && !Character.isWhitespace(written.charAt(end))
                    && written.charAt(end) != '/') {
                if (written.charAt(end++) == ':') {
                    start = end;
                }
            }
            return written.substring(start, end).toLowerCase(Locale.ROOT);
        }
    }

    private Tags() {}

    static Tags ofThread() {
        return OF_THREAD.get();
    }

    Tag of(char[] text, int from, int to) {
        if (to - from > LONGEST_KNOWN) {
            return Tag.of(new String(text, from, to - from));
        }
        var place = place(text, from, to);
        var there = known[place];
        if (there == null || !there.isWritten(text, from, to)) {
            var tag = Tag.of(new String(text, from, to - from));
            // What tells of a person is forgotten.
            known[place] = tag.leaks().isEmpty() ? new Known(Arrays.copyOfRange(text, from, to), tag) : null;
            return tag;
        }
        return there.tag();
    }

    /** The value of an attribute whose name is one letter, in quotes of either kind; empty if there is none. */
    static String attribute(String inside, char name) {
        for (var at = inside.indexOf(name, 1); at >= 0; at = inside.indexOf(name, at + 1)) {
            var sign = afterSpace(inside, at + 1);
            if (DigitGroup.isSpace(inside.charAt(at - 1)) && sign < inside.length() && inside.charAt(sign) == '=') {
                return quoted(inside, afterSpace(inside, sign + 1));
            }
        }
        return "";
    }

    private static int afterSpace(String text, int from) {
        var at = from;
        while (at < text.length() && DigitGroup.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String quoted(String text, int from) {
        var end = from < text.length() ? text.indexOf(text.charAt(from), from + 1) : -1;
        return end < 0 ? "" : text.substring(from + 1, end);
    }

    private static int place(char[] text, int from, int to) {
        var hash = 0;
        for (var i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        return (hash ^ hash >>> 16) & KNOWN - 1;
    }
}
