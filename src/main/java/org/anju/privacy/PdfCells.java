package org.anju.privacy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.IdentityHashMap;
import java.util.List;
import org.anju.privacy.Finding.Place.Scope;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text layer of a PDF line by line, a wide gap parting cells, and every string outside it: properties,
 * bookmarks, notes, form fields, links. Files inside the file are unreadable.
 */
final class PdfCells {

    private final Artefact artefact;
    private final LeakScan scan;

    PdfCells(Artefact artefact, LeakScan scan) {
        this.artefact = artefact;
        this.scan = scan;
    }

    void read() throws IOException {
        try (var in = artefact.content().open();
                var document = Loader.loadPDF(in.readAllBytes())) {
            readPages(document);
            scan.enter(Scope.HIDDEN, "");
            readStrings(document);
        }
    }

    private void readPages(PDDocument document) throws IOException {
        var fonts = new IdentityHashMap<COSDictionary, PlainPage.PlainFont>();
        var number = 0;
        for (var page : document.getPages()) {
            number++;
            var lines = PlainPage.read(page, fonts);
            if (lines.isPresent()) {
                scan.enter(Scope.PAGE, Integer.toString(number));
                lines.get().forEach(this::readLine);
            } else {
                var library = new Lines();
                library.setStartPage(number);
                library.setEndPage(number);
                library.writeText(document, Writer.nullWriter());
            }
        }
    }

    private void readLine(List<PlainPage.Piece> line) {
        PlainPage.@Nullable Piece last = null;
        for (var piece : line) {
            if (last != null && piece.left() - last.left() - last.width() > last.size()) {
                scan.endCell();
            }
            scan.text(piece.text());
            last = piece;
        }
        scan.endRow();
    }

    private final class Lines extends PDFTextStripper {

        private @Nullable TextPosition last;

        Lines() {
            setSortByPosition(true);
        }

        @Override
        protected void startPage(org.apache.pdfbox.pdmodel.PDPage page) {
            scan.enter(Scope.PAGE, Integer.toString(getCurrentPageNo()));
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            if (last != null && isWide(last, positions.get(0))) {
                scan.endCell();
            }
            scan.text(text);
            last = positions.get(positions.size() - 1);
        }

        @Override
        protected void writeWordSeparator() {
            scan.character(' ');
        }

        @Override
        protected void writeLineSeparator() {
            scan.endRow();
            last = null;
        }

        /** A gap wider than a Chinese character parts cells; words have less between them. */
        private static boolean isWide(TextPosition left, TextPosition right) {
            var gap = right.getXDirAdj() - left.getXDirAdj() - left.getWidthDirAdj();
            return gap > left.getFontSizeInPt();
        }
    }

    private void readStrings(PDDocument document) throws IOException {
        var cos = document.getDocument();
        for (var key : List.copyOf(cos.getXrefTable().keySet())) {
            var object = cos.getObjectFromPool(key).getObject();
            if (object instanceof COSStream stream) {
                readStream(stream);
            }
            readStrings(object);
        }
    }

    private void readStrings(@Nullable COSBase object) {
        if (object instanceof COSString string) {
            scan.text(string.getString());
            scan.endRow();
        } else if (object instanceof COSArray array) {
            array.forEach(this::readStrings);
        } else if (object instanceof COSDictionary dictionary) {
            dictionary.getValues().forEach(this::readStrings);
        }
    }

    private void readStream(COSStream stream) throws IOException {
        var type = stream.getCOSName(COSName.TYPE);
        if (COSName.METADATA.equals(type)) {
            try (InputStream in = stream.createInputStream()) {
                Markup.read(StrictUtf8.reader(new ByteArrayInputStream(in.readAllBytes())), new MarkupCells(scan));
            }
        } else if (COSName.EMBEDDED_FILE.equals(type) || stream.containsKey(COSName.PARAMS)) {
            scan.unreadable("");
        }
    }
}
