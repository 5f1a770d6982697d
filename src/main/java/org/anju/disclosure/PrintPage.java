package org.anju.disclosure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * What is drawn on one page: boxes, and lines of text each at its place. No other operators, so that whoever checks the
 * file can read it as simply as it was written. Lengths are points.
 */
final class PrintPage {

    static final COSName FONT = COSName.getPDFName("F");

    private final StringBuilder content = new StringBuilder(1 << 14);
    private float height;

    void box(float left, float bottom, float width, float boxHeight) {
        number(left);
        number(bottom);
        number(width);
        number(boxHeight);
        content.append("re\n");
    }

    /** Draws the outlines of the boxes since the last time. */
    void stroke() {
        content.append("S\n");
    }

    void fill() {
        content.append("f\n");
    }

    void lineWidth(float width) {
        number(width);
        content.append("w\n");
    }

    void text(PrintFont.Line line, float left, float bottom, float letterHeight) {
        if (line.codes().isEmpty()) {
            return;
        }
        content.append("BT ");
        if (height != letterHeight) {
            content.append('/').append(FONT.getName()).append(' ');
            number(letterHeight);
            content.append("Tf ");
            height = letterHeight;
        }
        number(left);
        number(bottom);
        content.append("Td (").append(line.codes()).append(") Tj ET\n");
    }

    /** The drawing, packed; lists repeat themselves, so that little is lost by packing fast. */
    PDStream stream(PDDocument document) throws IOException {
        var stream = new PDStream(document);
        stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
        var deflater = new Deflater(3);
        try (var out = new DeflaterOutputStream(stream.getCOSObject().createRawOutputStream(), deflater)) {
            out.write(content.toString().getBytes(ISO_8859_1));
        } finally {
            deflater.end();
        }
        return stream;
    }

    /** With two decimals, which is finer than any printer, and a space after it. */
    private void number(float value) {
        var hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            content.append('-');
            hundredths = -hundredths;
        }
        content.append(hundredths / 100);
        if (hundredths % 100 != 0) {
            content.append('.').append(hundredths % 100 / 10).append(hundredths % 10);
        }
        content.append(' ');
    }
}
