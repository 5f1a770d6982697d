package org.anju.privacy;

import java.io.IOException;
import java.io.Reader;

/** Tells rows and cells of CSV, plain text and JSON. */
final class TextCells {

    private final Characters in;
    private final LeakScan scan;

    TextCells(Reader in, LeakScan scan) {
        this.in = new Characters(in);
        this.scan = scan;
    }

    /** Lines are rows; between tabs are cells. */
    void readText() throws IOException {
        for (var c = in.read(); c >= 0; c = in.read()) {
            separated((char) c, "\t");
        }
    }

    /** As RFC 4180 and its relatives: comma, semicolon, tab or bar, and quotes. A line break in quotes ends no row. */
    void readCsv() throws IOException {
        var quoted = false;
        for (var c = in.read(); c >= 0; c = in.read()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                scan.character((char) c);
            } else {
                separated((char) c, ",;\t|");
            }
        }
    }

    private void separated(char c, String separators) {
        if (c == '\n') {
            scan.endRow();
        } else if (separators.indexOf(c) >= 0) {
            scan.endCell();
        } else {
            scan.character(c);
        }
    }

    /** An object or array is a row, a value a cell; keys stand aside. */
    void readJson() throws IOException {
        for (var c = in.read(); c >= 0; ) {
            if (c == '"') {
                c = member(string());
                continue;
            }
            switch (c) {
                case '}', ']' -> scan.endRow();
                case '{', '[', ',', ':' -> scan.endCell();
                default -> scan.character((char) c);
            }
            c = in.read();
        }
    }

    /** Hands over a string, as a key if a colon follows; the answer is the character to go on with. */
    private int member(String string) throws IOException {
        var next = in.read();
        while (next >= 0 && Character.isWhitespace(next)) {
            next = in.read();
        }
        if (next == ':') {
            scan.aside(string);
            return in.read();
        }
        scan.text(string);
        return next;
    }

    private String string() throws IOException {
        var string = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '"'; c = in.read()) {
            string.append(c == '\\' ? escaped() : (char) c);
        }
        return string.toString();
    }

    private char escaped() throws IOException {
        var c = in.read();
        return switch (c) {
            case 'n', 't', 'r', 'b', 'f' -> ' ';
            case 'u' -> unicode();
            default -> (char) c;
        };
    }

    private char unicode() throws IOException {
        var value = 0;
        for (var i = 0; i < 4; i++) {
            value = value * 16 + Math.max(0, Character.digit(in.read(), 16));
        }
        return (char) value;
    }
}
