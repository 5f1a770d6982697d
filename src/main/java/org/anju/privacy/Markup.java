package org.anju.privacy;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTML and XML as tags and text, in one pass and without judging: what no browser shows, such as comments and
 * attributes, is handed over too, and broken markup is read as far as it goes.
 */
final class Markup {

    private static final int LONGEST_TAG = 1 << 20;

    /** What is found on the way. */
    interface Sink {

        /** @param inside everything between the angle brackets, character references decoded */
        void open(String name, CharSequence inside);

        void close(String name);

        void character(char c);

        /** A comment or a processing instruction. */
        void hidden(String text);
    }

    private final Characters in;
    private final Sink sink;
    private final StringBuilder text = new StringBuilder();
    private final @Nullable String[] writtenNames = new String[256];
    private final String[] names = new String[256];

    private Markup(Reader in, Sink sink) {
        this.in = new Characters(in);
        this.sink = sink;
    }

    static void read(Reader in, Sink sink) throws IOException {
        new Markup(in, sink).read();
    }

    private void read() throws IOException {
        for (var c = in.read(); c >= 0; c = in.read()) {
            switch (c) {
                case '<' -> tag();
                case '&' -> reference();
                default -> sink.character((char) c);
            }
        }
    }

    private void tag() throws IOException {
        if (startsWith("!--")) {
            sink.hidden(Entities.decode(until("-->").toString()));
        } else if (startsWith("![CDATA[")) {
            until("]]>").chars().forEach(c -> sink.character((char) c));
        } else if (startsWith("!") || startsWith("?")) {
            sink.hidden(Entities.decode(until(">").toString()));
        } else {
            element(until(">"));
        }
    }

    private void element(StringBuilder inside) {
        var isEnd = !inside.isEmpty() && inside.charAt(0) == '/';
        var name = name(inside, isEnd ? 1 : 0);
        if (!isEnd) {
            sink.open(name, inside.indexOf("&") < 0 ? inside : Entities.decode(inside.toString()));
        }
        if (isEnd || !inside.isEmpty() && inside.charAt(inside.length() - 1) == '/') {
            sink.close(name);
        }
    }

    /** The name without its prefix, in lower case. */
    private String name(StringBuilder inside, int from) {
        var end = from;
        var start = from;
        while (end < inside.length() && !Character.isWhitespace(inside.charAt(end)) && inside.charAt(end) != '/') {
            if (inside.charAt(end++) == ':') {
                start = end;
            }
        }
        return known(inside, start, end);
    }

    /** Files have millions of tags and few names: the same name is the same string. */
    private String known(StringBuilder inside, int start, int end) {
        var hash = 0;
        for (var i = start; i < end; i++) {
            hash = hash * 31 + inside.charAt(i);
        }
        var place = (hash & 0x7fffffff) % writtenNames.length;
        var written = writtenNames[place];
        if (written == null || !equals(written, inside, start, end)) {
            writtenNames[place] = inside.substring(start, end);
            names[place] = inside.substring(start, end).toLowerCase(Locale.ROOT);
        }
        return names[place];
    }

    private static boolean equals(String written, StringBuilder inside, int start, int end) {
        if (written.length() != end - start) {
            return false;
        }
        for (var i = start; i < end; i++) {
            if (written.charAt(i - start) != inside.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void reference() throws IOException {
        var name = new StringBuilder();
        var c = in.read();
        while (c >= 0 && name.length() < 20 && (c == '#' || Character.isLetterOrDigit(c))) {
            name.append((char) c);
            c = in.read();
        }
        if (c >= 0 && c != ';') {
            in.back(1);
        }
        var number = codePoint(name);
        if (number >= 0) {
            sink.character((char) number);
            return;
        }
        Entities.decode("&" + name + ";").chars().forEach(decoded -> sink.character((char) decoded));
    }

    /**
     * The character of a plain {@code #x4E2D} or {@code #20013}, -1 for anything else: workbooks write every Chinese
     * character so.
     */
    private static int codePoint(StringBuilder name) {
        if (name.length() < 3 || name.length() > 7 || name.charAt(0) != '#') {
            return -1;
        }
        var radix = name.charAt(1) == 'x' ? 16 : 10;
        var number = 0;
        for (var i = radix == 16 ? 2 : 1; i < name.length(); i++) {
            var digit = name.charAt(i) < 128 ? Character.digit(name.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number < Character.MIN_SURROGATE ? number : -1;
    }

    /** Reads up to the end mark, which is not part of the answer; the next call overwrites it. */
    private StringBuilder until(String end) throws IOException {
        text.setLength(0);
        for (var c = in.read(); c >= 0; c = in.read()) {
            text.append((char) c);
            if (c == '>' && endsWith(text, end)) {
                text.setLength(text.length() - end.length());
                break;
            }
            if (text.length() >= LONGEST_TAG) {
                break;
            }
        }
        return text;
    }

    private static boolean endsWith(StringBuilder text, String end) {
        var from = text.length() - end.length();
        return from >= 0 && text.indexOf(end, from) == from;
    }

    private boolean startsWith(String expected) throws IOException {
        for (var i = 0; i < expected.length(); i++) {
            var c = in.read();
            if (c != expected.charAt(i)) {
                in.back(c < 0 ? i : i + 1);
                return false;
            }
        }
        return true;
    }
}
