package org.anju.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The one typeface of print files, Noto Sans SC, of which a file carries the characters it uses.
 *
 * <p>A character that the typeface lacks is written as its number, 〔U+2CC56〕: a name never loses one silently. What a
 * character needs is found out once: a long list has millions of them, and few different ones.
 */
final class PrintFont {

    /**
     * Text that fits on a line.
     *
     * @param codes the glyphs as a page's content names them between parentheses: two bytes each, a byte as a character
     * @param width in thousandths of the letters' height
     */
    record Line(String codes, float width) {}

    private record Glyphs(String codes, float width) {}

    private static @Nullable TrueTypeFont typeface;

    private final CmapLookup numbers;
    private final PDType0Font font;
    private final @Nullable Glyphs[] common = new Glyphs[1 << 16];
    private final Map<Integer, Glyphs> rare = new HashMap<>();

    PrintFont(PDDocument document) throws IOException {
        var whole = typeface();
        numbers = whole.getUnicodeCmapLookup();
        font = PDType0Font.load(document, whole, true);
    }

    /** Read once and kept: ten megabytes, which take longer to read than a short list takes to print. */
    private static synchronized TrueTypeFont typeface() throws IOException {
        var known = typeface;
        if (known == null) {
            var resource = PrintFont.class.getResourceAsStream("/fonts/NotoSansSC-Regular.ttf");
            if (resource == null) {
                throw new IllegalStateException("The typeface for print files is missing.");
            }
            try (resource) {
                known = new TTFParser().parse(new RandomAccessReadBuffer(resource));
            }
            known.setEnableGsub(false);
            typeface = known;
        }
        return known;
    }

    PDType0Font font() {
        return font;
    }

    /** Leaves of the typeface what was used; afterwards nothing more can be written. */
    void cut() throws IOException {
        font.subset();
    }

    /** How wide the text would be on one line. */
    float width(String text, float size) {
        var width = 0f;
        for (var i = 0; i < text.length(); ) {
            var character = text.codePointAt(i);
            i += Character.charCount(character);
            width += glyphs(character).width();
        }
        return width * size / 1000;
    }

    Line line(String text) {
        return lines(text, 1, Float.MAX_VALUE).get(0);
    }

    /** The text broken at any character, as Chinese is; a line feed always breaks. At least one line. */
    List<Line> lines(String text, float size, float room) {
        var lines = new ArrayList<Line>(1);
        var codes = new StringBuilder();
        var taken = 0f;
        var most = room * 1000 / size;
        for (var i = 0; i < text.length(); ) {
            var character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isBreak(character)) {
                lines.add(new Line(codes.toString(), taken));
                codes.setLength(0);
                taken = 0;
                i += character == '\r' && i < text.length() && text.charAt(i) == '\n' ? 1 : 0;
                continue;
            }
            var glyphs = glyphs(character);
            if (taken + glyphs.width() > most && !codes.isEmpty()) {
                lines.add(new Line(codes.toString(), taken));
                codes.setLength(0);
                taken = 0;
            }
            codes.append(glyphs.codes());
            taken += glyphs.width();
        }
        lines.add(new Line(codes.toString(), taken));
        return lines;
    }

    private static boolean isBreak(int character) {
        return character == '\n' || character == '\r';
    }

    private Glyphs glyphs(int character) {
        if (character >= common.length) {
            return rare.computeIfAbsent(character, this::found);
        }
        var known = common[character];
        if (known == null) {
            known = found(character);
            common[character] = known;
        }
        return known;
    }

    private Glyphs found(int character) {
        if (Character.isISOControl(character)) {
            return glyphs(' ');
        }
        if (numbers.getGlyphId(character) != 0) {
            return drawn(character);
        }
        var codes = new StringBuilder();
        var width = 0f;
        for (var each : "〔U+%04X〕".formatted(character).codePoints().toArray()) {
            codes.append(drawn(each).codes());
            width += drawn(each).width();
        }
        return new Glyphs(codes.toString(), width);
    }

    private Glyphs drawn(int character) {
        var text = Character.toString(character);
        try {
            font.addToSubset(character);
            return new Glyphs(written(font.encode(text)), font.getStringWidth(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a string in a page's content: what would end it, or be read as another line's end, is escaped. */
    private static String written(byte[] codes) {
        var written = new StringBuilder();
        for (var each : codes) {
            switch (each) {
                case '(', ')', '\\' -> written.append('\\').append((char) each);
                case '\r' -> written.append("\\r");
                default -> written.append((char) (each & 0xFF));
            }
        }
        return written.toString();
    }
}
