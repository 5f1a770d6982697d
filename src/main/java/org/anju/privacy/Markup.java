package org.anju.privacy;

import java.io.IOException;
import java.io.Reader;

/**
 * Reads HTML and XML as tags and text, in one pass and without judging: what no browser shows, such as comments and
 * attributes, is handed over too, and broken markup is read as far as it goes.
 */
final class Markup {

    private static final int LONGEST_TAG = 1 << 20;

    /** What is found on the way. */
    interface Sink {

        void open(Tags.Tag tag);

        void close(String name);

        void character(char c);

        /** Characters that stand one after another in the text. */
        void characters(char[] text, int from, int to);

        /** A comment or a processing instruction. */
        void hidden(String text);
    }

    private final Characters in;
    private final Sink sink;
    private final Tags tags = Tags.ofThread();

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
                default -> {
                    in.back(1);
                    plain();
                }
            }
        }
    }

    private void plain() {
        var count = in.beforeEither('<', '&');
        sink.characters(in.buffer(), in.position(), in.position() + count);
        in.skip(count);
    }

    private void tag() throws IOException {
        if (startsWith("!--")) {
            sink.hidden(Entities.decode(until("-->")));
        } else if (startsWith("![CDATA[")) {
            until("]]>").chars().forEach(c -> sink.character((char) c));
        } else if (startsWith("!") || startsWith("?")) {
            sink.hidden(Entities.decode(until(">")));
        } else {
            element();
        }
    }

    private void element() throws IOException {
        var length = in.before('>');
        if (length < 0) {
            hand(Tags.Tag.of(until(">")));
            return;
        }
        var tag = tags.of(in.buffer(), in.position(), in.position() + length);
        in.skip(length + 1);
        hand(tag);
    }

    private void hand(Tags.Tag tag) {
        if (!tag.isEnd()) {
            sink.open(tag);
        }
        if (tag.isEnd() || tag.isEmpty()) {
            sink.close(tag.name());
        }
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

    /** Reads up to the end mark, which is not part of the answer. */
    private String until(String end) throws IOException {
        var text = new StringBuilder();
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
        return text.toString();
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
