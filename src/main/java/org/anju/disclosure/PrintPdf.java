package org.anju.disclosure;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A list to be printed and put on a notice board (公告栏): title, headings and the QR code of the edition's
 * address, then the table with its header on every page, then the closing lines; each page says which of how
 * many it is.
 *
 * <p>Drawn directly rather than from HTML, so that time and memory grow with the pages and no faster. Its
 * dates and its id come from the edition.
 */
public record PrintPdf(Paper paper, Words words) implements DataFile {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The paper it is printed on. */
    public enum Paper {
        A4("-a4.pdf", PDRectangle.A4),
        A3_LANDSCAPE("-a3.pdf", new PDRectangle(PDRectangle.A3.getHeight(), PDRectangle.A3.getWidth()));

        private final String suffix;
        private final PDRectangle size;

        Paper(String suffix, PDRectangle size) {
            this.suffix = suffix;
            this.size = size;
        }
    }

    /** {@code page} is a pattern with the page's number {0} and the number of pages {1}. */
    public record Words(String page) {}

    @Override
    public String suffix() {
        return paper.suffix;
    }

    @Override
    public String mediaType() {
        return "application/pdf";
    }

    @Override
    public void write(Sheet sheet, OutputStream out) throws IOException {
        try (var document = new PDDocument()) {
            describe(document, sheet);
            new PrintLayout(document, paper.size, new PrintFont(document)).draw(sheet, words.page());
            document.save(out);
        }
        out.flush();
    }

    private static void describe(PDDocument document, Sheet sheet) {
        var created = new GregorianCalendar(TimeZone.getTimeZone(ZONE));
        created.setTimeInMillis(sheet.date().atStartOfDay(ZONE).toInstant().toEpochMilli());
        var information = document.getDocumentInformation();
        information.setTitle(sheet.title());
        information.setSubject(sheet.address().toString());
        information.setCreator("Anju");
        information.setCreationDate(created);
        information.setModificationDate(created);
        document.getDocumentCatalog().setLanguage("zh-CN");
        // The library makes the file's id from this number and the properties; left alone, from the time.
        document.setDocumentId(sheet.date().toEpochDay());
    }
}
