package org.anju.privacy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A page of a PDF whose drawing is nothing but boxes and lines of text, each set at its place: a printed list. It is
 * read here in a fiftieth of the time that the library's own reader takes, which has to reckon with everything. A page
 * with any other operator, an unknown character or a font of another kind is not plain, and is left to the library.
 */
final class PlainPage {

    /** More digits than any place on paper needs, and fewer than a long can hold. */
    private static final int MOST_DIGITS = 15;

    /** A piece of text on one line; lengths in points. */
    record Piece(float left, float bottom, float width, float size, String text) {}

    private static final class NotPlain extends Exception {

        private static final long serialVersionUID = 1;

        NotPlain() {
            super("", null, false, false);
        }
    }

    private final byte[] content;
    private final PDPage page;
    private final Map<COSDictionary, PlainFont> fonts;
    private final List<Piece> pieces = new ArrayList<>();
    private final float[] numbers = new float[4];
    private int next;
    private int count;
    private float left;
    private float bottom;
    private float size;
    private @Nullable PlainFont font;

    private PlainPage(byte[] content, PDPage page, Map<COSDictionary, PlainFont> fonts) {
        this.content = content;
        this.page = page;
        this.fonts = fonts;
    }

    /**
     * The lines of a page from top to bottom, their pieces from left to right; nothing if it is not plain.
     *
     * @param fonts what was learnt on earlier pages
     */
    static Optional<List<List<Piece>>> read(PDPage page, Map<COSDictionary, PlainFont> fonts) throws IOException {
        if (page.getRotation() != 0) {
            return Optional.empty();
        }
        try (var in = page.getContents()) {
            return Optional.of(new PlainPage(in.readAllBytes(), page, fonts).lines());
        } catch (NotPlain other) {
            return Optional.empty();
        }
    }

    private List<List<Piece>> lines() throws IOException, NotPlain {
        while (skipSpace()) {
            var c = content[next];
            if (isDigit(c) || c == '-' || c == '.') {
                number();
            } else if (c == '/') {
                chooseFont();
            } else {
                operator(word());
            }
        }
        return sorted();
    }

    private void operator(String word) throws NotPlain {
        switch (word) {
            case "re" -> operands(4);
            case "w" -> operands(1);
            case "S", "f", "ET" -> operands(0);
            case "BT" -> text();
            default -> throw new NotPlain();
        }
    }

    /** {@code BT [/F 10 Tf] x y Td (codes) Tj ET}, and nothing else. */
    private void text() throws NotPlain {
        operands(0);
        skipSpace();
        if (at(next) == '/') {
            chooseFont();
            skipSpace();
        }
        number();
        skipSpace();
        number();
        expect("Td");
        operands(2);
        left = numbers[0];
        bottom = numbers[1];
        skipSpace();
        codes();
        expect("Tj");
        expect("ET");
    }

    private void chooseFont() throws NotPlain {
        operands(0);
        next++;
        var name = word();
        skipSpace();
        number();
        expect("Tf");
        operands(1);
        size = numbers[0];
        font = font(name);
    }

    private PlainFont font(String name) throws NotPlain {
        var resources = page.getResources();
        var chosen = COSName.getPDFName(name);
        if (resources == null
                || !(resources.getCOSObject().getDictionaryObject(COSName.FONT) instanceof COSDictionary dictionary)
                || !(dictionary.getDictionaryObject(chosen) instanceof COSDictionary key)) {
            throw new NotPlain();
        }
        var known = fonts.get(key);
        if (known != null) {
            return known;
        }
        try {
            if (resources.getFont(chosen) instanceof PDType0Font type0 && PlainFont.reads(type0)) {
                var learnt = new PlainFont(type0);
                fonts.put(key, learnt);
                return learnt;
            }
        } catch (IOException broken) {
            // The library says what is wrong with it.
        }
        throw new NotPlain();
    }

    private void codes() throws NotPlain {
        var chosen = font;
        if (chosen == null || at(next) != '(') {
            throw new NotPlain();
        }
        next++;
        var text = new StringBuilder();
        var width = 0f;
        while (at(next) != ')') {
            var code = codeByte() << 8 | codeByte();
            var read = chosen.text(code);
            if (read == null) {
                throw new NotPlain();
            }
            text.append(read);
            width += chosen.width(code);
        }
        next++;
        pieces.add(new Piece(left, bottom, width * size / 1000, size, text.toString()));
    }

    private int codeByte() throws NotPlain {
        var c = at(next++);
        if (c == '(' || c == ')' || c == '\r' || next > content.length) {
            throw new NotPlain();
        }
        return (c == '\\' ? escaped(at(next++)) : c) & 0xFF;
    }

    private static byte escaped(byte c) throws NotPlain {
        return switch (c) {
            case '(', ')', '\\' -> c;
            case 'r' -> '\r';
            default -> throw new NotPlain();
        };
    }

    /** A null byte behind the end; what it stands for nothing expects. */
    private byte at(int index) {
        return index < content.length ? content[index] : 0;
    }

    private void number() throws NotPlain {
        var negative = at(next) == '-';
        next += negative ? 1 : 0;
        var value = 0L;
        var scale = 0L;
        var digits = 0;
        for (var c = at(next); isDigit(c) || c == '.'; c = at(++next)) {
            if (c == '.') {
                if (scale > 0) {
                    throw new NotPlain();
                }
                scale = 1;
            } else {
                value = value * 10 + (c - '0');
                scale *= 10;
                digits++;
            }
        }
        if (digits == 0 || digits > MOST_DIGITS || count == numbers.length || !isSpace(at(next))) {
            throw new NotPlain();
        }
        numbers[count++] = (float) ((negative ? -value : value) / (double) Math.max(1, scale));
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r';
    }

    private void expect(String word) throws NotPlain {
        skipSpace();
        for (var i = 0; i < word.length(); i++) {
            if (at(next++) != word.charAt(i)) {
                throw new NotPlain();
            }
        }
        if (isOfAWord(at(next))) {
            throw new NotPlain();
        }
    }

    private void operands(int expected) throws NotPlain {
        if (count != expected) {
            throw new NotPlain();
        }
        count = 0;
    }

    private String word() {
        var from = next;
        while (isOfAWord(at(next))) {
            next++;
        }
        // An unknown sign is no word: it is handed back empty, and nothing expects that.
        return new String(content, from, next - from, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static boolean isOfAWord(byte c) {
        return DigitGroup.isAsciiLetter(c) || isDigit(c);
    }

    private boolean skipSpace() {
        while (isSpace(at(next))) {
            next++;
        }
        return next < content.length;
    }

    /** Pieces are one line if the upper reaches below half of its letters' height. */
    private List<List<Piece>> sorted() {
        pieces.sort(Comparator.comparing(Piece::bottom, Comparator.reverseOrder()));
        var lines = new ArrayList<List<Piece>>();
        var line = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (!line.isEmpty() && line.get(0).bottom() - piece.bottom() > piece.size() / 2) {
                lines.add(line);
                line = new ArrayList<>();
            }
            line.add(piece);
        }
        lines.add(line);
        lines.forEach(each -> each.sort(Comparator.comparing(Piece::left)));
        return lines;
    }

    /** A font that writes each character as a number of two bytes, and says which it is. */
    static final class PlainFont {

        private final PDType0Font font;
        private final @Nullable String[] texts = new String[1 << 16];
        private final float[] widths = new float[1 << 16];

        PlainFont(PDType0Font font) {
            this.font = font;
        }

        static boolean reads(PDType0Font font) {
            var encoding = font.getCOSObject().getNameAsString(COSName.ENCODING);
            return "Identity-H".equals(encoding) && font.getCOSObject().containsKey(COSName.TO_UNICODE);
        }

        /** Null for a number that stands for nothing known. */
        @Nullable
        String text(int code) throws NotPlain {
            if (texts[code] == null) {
                try {
                    texts[code] = font.toUnicode(code);
                    widths[code] = font.getWidth(code);
                } catch (IOException broken) {
                    throw new NotPlain();
                }
            }
            return texts[code];
        }

        float width(int code) {
            return widths[code];
        }
    }
}
