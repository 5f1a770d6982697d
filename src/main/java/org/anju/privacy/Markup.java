package org.anju.privacy;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/**
 * Reads HTML and XML as tags and text, in one pass and without judging: what no browser shows, such as comments and
 * attributes, is handed over too, and broken markup is read as far as it goes.
 */
final class Markup {

    private static final int LONGEST_TAG = 1 << 20;

    /** What is found on the way. */
    interface Sink {

        /** @param inside everything between the angle brackets, character references decoded */
        void open(String name, String inside);

        void close(String name);

        void character(char c);

        /** A comment or a processing instruction. */
        void hidden(String text);
    }

    private final Characters in;
    private final Sink sink;

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
            sink.hidden(Entities.decode(until("-->")));
        } else if (startsWith("![CDATA[")) {
            until("]]>").chars().forEach(c -> sink.character((char) c));
        } else if (startsWith("!") || startsWith("?")) {
            sink.hidden(Entities.decode(until(">")));
        } else {
            element(until(">"));
        }
    }

    private void element(String inside) {
        var isEnd = inside.startsWith("/");
        var name = name(inside, isEnd ? 1 : 0);
        if (!isEnd) {
            sink.open(name, Entities.decode(inside));
        }
        if (isEnd || inside.endsWith("/")) {
            sink.close(name);
        }
    }

    private static String name(String inside, int from) {
        var end = from;
        var start = from;
        while (end < inside.length() && !Character.isWhitespace(inside.charAt(end)) && inside.charAt(end) != '/') {
            if (inside.charAt(end++) == ':') {
                start = end;
            }
        }
        return inside.substring(start, end).toLowerCase(Locale.ROOT);
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
        Entities.decode("&" + name + ";").chars().forEach(decoded -> sink.character((char) decoded));
    }

    /** Reads up to the end mark, which is not part of the answer. An angle bracket inside quotes ends a tag too. */
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
