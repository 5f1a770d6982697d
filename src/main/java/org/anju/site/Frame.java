package org.anju.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page with gaps, to be completed and written many times; what stands between the gaps is encoded once. A gap is
 * marked by one of the numbers U+FDD0 to U+FDEF, which Unicode promises never to give to a character.
 */
final class Frame {

    private static final Pattern MARK = Pattern.compile("[\uFDD0-\uFDEF]");

    /** Text, and the gap after it; the last one has none. */
    private record Piece(byte[] text, String mark) {}

    private final List<Piece> pieces = new ArrayList<>();

    Frame(String page) {
        var marks = MARK.matcher(page);
        var from = 0;
        while (marks.find()) {
            pieces.add(new Piece(page.substring(from, marks.start()).getBytes(UTF_8), marks.group()));
            from = marks.end();
        }
        pieces.add(new Piece(page.substring(from).getBytes(UTF_8), ""));
    }

    /** The page in UTF-8, each gap filled by the text of its mark. */
    byte[] filled(Map<String, String> texts) {
        var page = new ByteArrayOutputStream(1 << 14);
        for (var piece : pieces) {
            page.writeBytes(piece.text());
            if (!piece.mark().isEmpty()) {
                page.writeBytes(text(texts, piece.mark()).getBytes(UTF_8));
            }
        }
        return page.toByteArray();
    }

    private static String text(Map<String, String> texts, String mark) {
        var text = texts.get(mark);
        if (text == null) {
            throw new IllegalArgumentException("Nothing fills the gap U+%04X.".formatted((int) mark.charAt(0)));
        }
        return text;
    }
}
