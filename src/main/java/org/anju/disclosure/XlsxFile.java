package org.anju.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of one sheet: the labels in row 1, frozen, then the rows, every cell as text, so that nothing
 * loses its leading zeros or its last digits. Values that begin like a formula are preceded by an apostrophe.
 *
 * <p>The archive is written a second time, because the library puts the time of writing into it: every entry
 * and the property {@code dcterms:created} bear the edition's date.
 */
public record XlsxFile() implements DataFile {

    private static final int PACKED = 4;
    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern UNWRITABLE = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    @Override
    public String suffix() {
        return ".xlsx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public void write(Sheet sheet, OutputStream out) throws IOException {
        // The library's archive is readable only by its directory, which stands at its end: hence a file.
        var written = Files.createTempFile("anju-", ".xlsx");
        try {
            try (var file = new BufferedOutputStream(Files.newOutputStream(written));
                    var book = new Workbook(file, "Anju", "1.0")) {
                // It is packed for good the second time.
                book.setCompressionLevel(Deflater.BEST_SPEED);
                book.properties()
                        .setTitle(text(sheet.title()))
                        .setSubject(sheet.address().toString());
                fill(book.newWorksheet("Sheet1"), sheet);
            }
            dated(written, sheet.date(), out);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void fill(Worksheet worksheet, Sheet sheet) throws IOException {
        worksheet.freezePane(0, 1);
        line(worksheet, 0, sheet.labels());
        worksheet.range(0, 0, 0, sheet.columns().size() - 1).style().bold().set();
        var line = 1;
        for (var row : sheet.rows()) {
            line(worksheet, line++, row);
            if (line % 1000 == 0) {
                worksheet.flush();
            }
        }
    }

    private static void line(Worksheet worksheet, int line, List<String> values) {
        for (var column = 0; column < values.size(); column++) {
            worksheet.inlineString(line, column, text(FormulaCell.neutralised(values.get(column))));
        }
    }

    // XML 1.0 has no way to write most control characters; a workbook that holds one does not open.
    private static String text(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (!isWritable(value.charAt(i))) {
                return UNWRITABLE.matcher(value).replaceAll("\ufffd");
            }
        }
        return value;
    }

    private static boolean isWritable(char c) {
        return c >= ' ' && c < '\ufffe' || c == '\t' || c == '\n' || c == '\r';
    }

    private static void dated(Path archive, LocalDate date, OutputStream out) throws IOException {
        var time = date.atStartOfDay();
        var zip = new ZipOutputStream(out);
        // A tenth larger than at the usual level, in half of the time.
        zip.setLevel(PACKED);
        try (var entries = new ZipFile(archive.toFile())) {
            for (var entry : Collections.list(entries.entries())) {
                var dated = new ZipEntry(entry.getName());
                dated.setTimeLocal(time);
                zip.putNextEntry(dated);
                try (var content = entries.getInputStream(entry)) {
                    if (entry.getName().equals(PROPERTIES)) {
                        var properties = new String(content.readAllBytes(), UTF_8);
                        zip.write(createdOn(date, properties).getBytes(UTF_8));
                    } else {
                        content.transferTo(zip);
                    }
                }
                zip.closeEntry();
            }
        }
        zip.finish();
        out.flush();
    }

    private static String createdOn(LocalDate date, String properties) {
        return properties.replaceFirst(
                "(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)", "$1" + date + "T00:00:00Z$2");
    }
}
