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

/**
 * The one typeface of print files, Noto Sans SC, of which a file carries the characters it uses.
 *
 * <p>A character that the typeface lacks is written as its number, 〔U+2CC56〕: a name never loses one silently.
 */
final class PrintFont {

    private final TrueTypeFont typeface;
    private final CmapLookup glyphs;
    private final PDType0Font font;
    private final Map<Integer, Float> widths = new HashMap<>();

    PrintFont(PDDocument document) throws IOException {
        var resource = PrintFont.class.getResourceAsStream("/fonts/NotoSansSC-Regular.ttf");
        if (resource == null) {
            throw new IllegalStateException("The typeface for print files is missing.");
        }
        try (resource) {
            typeface = new TTFParser().parse(new RandomAccessReadBuffer(resource));
        }
        // No ligatures: they are looked for at every word, most of a long list's time, and Chinese has none.
        typeface.setEnableGsub(false);
        document.registerTrueTypeFontForClosing(typeface);
        glyphs = typeface.getUnicodeCmapLookup();
        font = PDType0Font.load(document, typeface, true);
    }

    PDType0Font font() {
        return font;
    }

    /** The text with every character that can be drawn, and the numbers of those that cannot. */
    String drawable(String text) {
        var drawable = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                drawable.append(' ');
            } else if (glyphs.getGlyphId(character) == 0) {
                drawable.append("〔U+%04X〕".formatted(character));
            } else {
                drawable.appendCodePoint(character);
            }
        });
        return drawable.toString();
    }

    float width(String drawable, float size) {
        var width = 0f;
        for (var character : drawable.codePoints().toArray()) {
            width += width(character);
        }
        return width * size / 1000;
    }

    /** The text broken at any character, as Chinese is; a line feed always breaks. At least one line. */
    List<String> lines(String text, float size, float room) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\r\n|\r|\n", -1)) {
            var line = new StringBuilder();
            var taken = 0f;
            for (var character : drawable(paragraph).codePoints().toArray()) {
                var width = width(character) * size / 1000;
                if (taken + width > room && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    taken = 0;
                }
                line.appendCodePoint(character);
                taken += width;
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private float width(int character) {
        return widths.computeIfAbsent(character, each -> {
            try {
                return font.getStringWidth(Character.toString(each));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
