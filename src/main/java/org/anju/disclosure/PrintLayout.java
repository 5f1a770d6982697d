package org.anju.disclosure;

import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Draws one list onto pages, from the top downwards; lengths are points, 1/72 inch. */
final class PrintLayout {

    private static final float MARGIN = 40;
    private static final float TITLE = 17;
    private static final float TEXT = 10;
    private static final float LEADING = 1.45f;
    private static final float PADDING = 3;
    private static final float CODE = 72;

    private final PDDocument document;
    private final PDRectangle size;
    private final PrintFont font;
    private final PDResources resources = new PDResources();
    private PrintPage page;
    private float y;

    PrintLayout(PDDocument document, PDRectangle size, PrintFont font) {
        this.document = document;
        this.size = size;
        this.font = font;
        this.page = new PrintPage();
        this.y = size.getHeight() - MARGIN;
        resources.put(PrintPage.FONT, font.font());
    }

    void draw(Sheet sheet, String pageOf) throws IOException {
        code(sheet.address().toString());
        opening(sheet);
        table(sheet);
        closing(sheet);
        endPage();
        number(pageOf);
        font.cut();
    }

    private void endPage() throws IOException {
        var ended = new PDPage(size);
        ended.setResources(resources);
        ended.setContents(page.stream(document));
        document.addPage(ended);
    }

    private void turn() throws IOException {
        endPage();
        page = new PrintPage();
        page.lineWidth(0.5f);
        y = size.getHeight() - MARGIN;
    }

    private void code(String address) {
        var code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        var module = CODE / code.size;
        for (var row = 0; row < code.size; row++) {
            for (var column = 0; column < code.size; column++) {
                if (code.getModule(column, row)) {
                    var left = size.getWidth() - MARGIN - CODE + column * module;
                    page.box(left, size.getHeight() - MARGIN - (row + 1) * module, module, module);
                }
            }
        }
        page.fill();
    }

    private void opening(Sheet sheet) {
        var room = size.getWidth() - 2 * MARGIN - CODE - 12;
        for (var line : font.lines(sheet.title(), TITLE, room)) {
            line(line, MARGIN, TITLE);
        }
        y -= 4;
        for (var heading : sheet.headings()) {
            for (var line : font.lines(heading.label() + "：" + heading.value(), TEXT, room)) {
                line(line, MARGIN, TEXT);
            }
        }
        for (var line : font.lines(sheet.address().toString(), TEXT, room)) {
            line(line, MARGIN, TEXT);
        }
        y = Math.min(y, size.getHeight() - MARGIN - CODE) - 10;
    }

    private void table(Sheet sheet) throws IOException {
        var widths = widths(sheet);
        page.lineWidth(0.5f);
        row(sheet.labels(), widths, List.of());
        for (var row : sheet.rows()) {
            row(row, widths, sheet.labels());
        }
    }

    // A row that does not fit goes to the next page; one higher than a page is broken across pages.
    private void row(List<String> values, float[] widths, List<String> header) throws IOException {
        var cells = new ArrayList<List<PrintFont.Line>>();
        var height = 1;
        for (var i = 0; i < widths.length; i++) {
            cells.add(font.lines(values.get(i), TEXT, widths[i] - 2 * PADDING));
            height = Math.max(height, cells.get(i).size());
        }
        for (var drawn = 0; drawn < height; ) {
            var whole = (int) ((size.getHeight() - 4 * MARGIN) / (TEXT * LEADING));
            if (fitting() < Math.min(height - drawn, whole / 2)) {
                turn();
                if (!header.isEmpty()) {
                    row(header, widths, List.of());
                }
            }
            var lines = Math.max(1, Math.min(height - drawn, fitting()));
            box(cells, widths, drawn, lines);
            drawn += lines;
        }
    }

    private int fitting() {
        return (int) ((y - MARGIN - 2 * PADDING) / (TEXT * LEADING));
    }

    private void box(List<List<PrintFont.Line>> cells, float[] widths, int from, int lines) {
        var height = lines * TEXT * LEADING + 2 * PADDING;
        var left = MARGIN;
        for (var i = 0; i < widths.length; i++) {
            page.box(left, y - height, widths[i], height);
            left += widths[i];
        }
        page.stroke();
        left = MARGIN;
        for (var i = 0; i < widths.length; i++) {
            var cell = cells.get(i);
            for (var line = from; line < Math.min(cell.size(), from + lines); line++) {
                page.text(cell.get(line), left + PADDING, y - PADDING - (line - from + 0.8f) * TEXT * LEADING, TEXT);
            }
            left += widths[i];
        }
        y -= height;
    }

    private void closing(Sheet sheet) throws IOException {
        y -= 12;
        var room = size.getWidth() - 2 * MARGIN;
        for (var paragraph : sheet.closing()) {
            for (var line : font.lines(paragraph, TEXT, room)) {
                if (fitting() < 1) {
                    turn();
                }
                line(line, MARGIN, TEXT);
            }
        }
    }

    /** Only now is it known how many pages there are: each gets a second drawing. */
    private void number(String pageOf) throws IOException {
        var pages = document.getNumberOfPages();
        var i = 0;
        for (var each : document.getPages()) {
            var line = font.line(MessageFormat.format(pageOf, Integer.toString(++i), Integer.toString(pages)));
            var width = line.width() * TEXT / 1000;
            var numbered = new PrintPage();
            numbered.text(line, (size.getWidth() - width) / 2, MARGIN / 2, TEXT);
            var main = new PDStream(each.getCOSObject().getCOSStream(COSName.CONTENTS));
            each.setContents(List.of(main, numbered.stream(document)));
        }
    }

    private void line(PrintFont.Line line, float left, float height) {
        y -= height * LEADING;
        page.text(line, left, y, height);
    }

    // Each column as wide as its widest value up to a third of the paper, then all scaled to fill it.
    private float[] widths(Sheet sheet) {
        var room = size.getWidth() - 2 * MARGIN;
        var widths = new float[sheet.columns().size()];
        widen(widths, sheet.labels(), room / 3);
        for (var row : sheet.rows()) {
            widen(widths, row, room / 3);
        }
        var sum = 0f;
        for (var width : widths) {
            sum += width;
        }
        for (var i = 0; i < widths.length; i++) {
            widths[i] *= room / sum;
        }
        return widths;
    }

    private void widen(float[] widths, List<String> values, float most) {
        for (var i = 0; i < widths.length; i++) {
            var width = font.width(values.get(i), TEXT) + 2 * PADDING + 1;
            widths[i] = Math.max(widths[i], Math.min(width, most));
        }
    }
}
