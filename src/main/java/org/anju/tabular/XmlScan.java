package org.anju.tabular;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Walks over the bytes of a part before a parser does and tells {@link XmlLimits} what it meets there, in whatever way
 * it is written. Refused is what no workbook needs and what would hide something: encodings of wide characters, document
 * types and CDATA.
 */
final class XmlScan {

    private static final int LONGEST_RUN = 400_000;
    private static final int LONGEST_INSTRUCTION = 1_000;
    private static final int SHORTEST_COMMENT = "!---->".length();

    /** In all others that a parser knows, bytes may mean something else than they seem to. */
    private static final Pattern ENCODING =
            Pattern.compile("xml\\b.*?encoding\\s*=\\s*[\"'](?!utf-?8[\"']|us-ascii[\"'])", Pattern.DOTALL);

    private enum Place {
        TEXT,
        AFTER_LESS_THAN,
        AFTER_EXCLAMATION,
        COMMENT,
        INSTRUCTION,
        ELEMENT,
        TAG,
        ATTRIBUTE,
        AFTER_ATTRIBUTE,
        VALUE,
        END_TAG
    }

    private final XmlLimits limits = new XmlLimits();
    private final StringBuilder instruction = new StringBuilder();
    private Place place = Place.TEXT;
    private boolean begun;
    private boolean isXml;
    private int run;
    private long name;
    private byte quote;
    private byte beforeLast;
    private byte last;

    /** The first piece is as long as there is room, so that what the part is can be seen from it. */
    void take(byte[] bytes, int length) throws UnreadableFile {
        if (!begun) {
            begun = true;
            refuseWide(bytes, length);
            isXml = isXml(bytes, length);
        }
        if (isXml) {
            limits.grow(length);
            for (var i = passOver(bytes, 0, length); i < length; i = passOver(bytes, i + 1, length)) {
                take(bytes[i]);
            }
        }
    }

    /** Most of a part is text, values and ends of elements: what ends them is looked for at once. */
    private int passOver(byte[] bytes, int from, int length) throws UnreadableFile {
        var to = from;
        if (place == Place.TEXT) {
            to = next((byte) '<', (byte) '<', bytes, from, length);
            limits.text(bytes, from, to);
        } else if (place == Place.VALUE) {
            to = next(quote, (byte) '<', bytes, from, length);
            limits.value(bytes, from, to);
        } else if (place == Place.END_TAG) {
            to = next((byte) '>', (byte) '<', bytes, from, length);
        }
        run += to - from;
        return to;
    }

    private static int next(byte one, byte other, byte[] bytes, int from, int length) {
        var at = from;
        while (at < length && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /** With or without a mark, characters of two or four bytes begin with one of these. */
    private static void refuseWide(byte[] bytes, int length) throws UnreadableFile {
        var head = new String(bytes, 0, Math.min(4, length), ISO_8859_1);
        var isMarked =
                head.startsWith("\u00FE\u00FF") || head.startsWith("\u00FF\u00FE") || head.endsWith("\u00FE\u00FF");
        if (isMarked || (head.indexOf('<') >= 0 && head.indexOf('\0') >= 0)) {
            throw malformed();
        }
    }

    /** What does not begin so is no XML to any parser: a picture, the settings of a printer. */
    private static boolean isXml(byte[] bytes, int length) {
        var head = new String(bytes, 0, length, ISO_8859_1);
        var text = (head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head).stripLeading();
        return text.isEmpty() || text.charAt(0) == '<';
    }

    private void take(byte b) throws UnreadableFile {
        run = b == '<' && place != Place.COMMENT ? 0 : run + 1;
        if (run > LONGEST_RUN) {
            throw new UnreadableFile("cell");
        }
        switch (place) {
            case TEXT -> place = Place.AFTER_LESS_THAN;
            case VALUE -> value(b);
            case ELEMENT -> element(b);
            case TAG -> tag(b);
            case ATTRIBUTE, AFTER_ATTRIBUTE -> attribute(b);
            case END_TAG -> endTag(b);
            case AFTER_LESS_THAN -> open(b);
            default -> aside(b);
        }
        beforeLast = last;
        last = b;
    }

    private void open(byte b) throws UnreadableFile {
        switch (b) {
            case '!' -> place = Place.AFTER_EXCLAMATION;
            case '?' -> place = Place.INSTRUCTION;
            case '/' -> place = Place.END_TAG;
            default -> {
                place = Place.ELEMENT;
                name = XmlNames.NONE;
                element(b);
            }
        }
    }

    private void element(byte b) throws UnreadableFile {
        if (isSpace(b) || b == '/' || b == '>') {
            limits.opened(name);
            place = Place.TAG;
            tag(b);
        } else {
            name = longer(name, b);
        }
    }

    /** Between the attributes of an element. */
    private void tag(byte b) throws UnreadableFile {
        if (b == '>') {
            if (last == '/') {
                limits.closed();
            }
            place = Place.TEXT;
        } else if (!isSpace(b) && b != '/') {
            place = Place.ATTRIBUTE;
            name = longer(XmlNames.NONE, b);
        }
    }

    private void attribute(byte b) throws UnreadableFile {
        if (b == '"' || b == '\'') {
            limits.attribute(name);
            quote = b;
            place = Place.VALUE;
        } else if (isSpace(b) || b == '=') {
            place = Place.AFTER_ATTRIBUTE;
        } else if (place == Place.AFTER_ATTRIBUTE || b == '>' || b == '<') {
            throw malformed();
        } else {
            name = longer(name, b);
        }
    }

    private void value(byte b) throws UnreadableFile {
        if (b == '<') {
            throw malformed();
        }
        place = Place.TAG;
    }

    private void endTag(byte b) throws UnreadableFile {
        if (b == '<') {
            throw malformed();
        }
        limits.closed();
        place = Place.TEXT;
    }

    /** Comments and instructions, which a parser passes over, and what stands in their place. */
    private void aside(byte b) throws UnreadableFile {
        switch (place) {
            case AFTER_EXCLAMATION -> exclamation(b);
            case COMMENT -> comment(b);
            default -> instruction(b);
        }
    }

    private void exclamation(byte b) throws UnreadableFile {
        if (b != '-') {
            throw malformed();
        }
        if (last == '-') {
            place = Place.COMMENT;
        }
    }

    /** The dashes that begin a comment do not end it. */
    private void comment(byte b) {
        if (b == '>' && last == '-' && beforeLast == '-' && run >= SHORTEST_COMMENT) {
            place = Place.TEXT;
        }
    }

    private void instruction(byte b) throws UnreadableFile {
        if (b == '>' && last == '?') {
            if (ENCODING.matcher(instruction.toString().toLowerCase(Locale.ROOT))
                    .lookingAt()) {
                throw malformed();
            }
            instruction.setLength(0);
            place = Place.TEXT;
        } else if (instruction.length() > LONGEST_INSTRUCTION) {
            throw malformed();
        } else {
            instruction.append((char) b);
        }
    }

    /** Of a name with a prefix only what follows it, as readers look for it. */
    private static long longer(long name, byte b) {
        return b == ':' ? XmlNames.NONE : XmlNames.longer(name, b);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static UnreadableFile malformed() {
        return new UnreadableFile("xlsx");
    }
}
