package org.anju.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;

/** The same rows in every format that is published. */
enum Files {
    CSV("text/csv") {
        @Override
        byte[] of(List<List<String>> rows) {
            return ("\ufeff" + lines(rows, ",")).getBytes(UTF_8);
        }
    },
    TEXT("text/plain;charset=UTF-8") {
        @Override
        byte[] of(List<List<String>> rows) {
            return lines(rows, "\t").getBytes(UTF_8);
        }
    },
    JSON("application/json") {
        @Override
        byte[] of(List<List<String>> rows) {
            return rows.stream()
                    .map(row -> row.stream().map(Files::member).collect(Collectors.joining(",", "{", "}")))
                    .collect(Collectors.joining(",", "[", "]"))
                    .getBytes(UTF_8);
        }
    },
    HTML("text/html") {
        @Override
        byte[] of(List<List<String>> rows) {
            return rows.stream()
                    .map(row -> "<tr><td>" + String.join("</td><td class=\"table__cell\">", row) + "</td></tr>\n")
                    .collect(Collectors.joining("", "<!DOCTYPE html><table>", "</table>"))
                    .getBytes(UTF_8);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        byte[] of(List<List<String>> rows) {
            return workbook(rows, false);
        }
    },
    XLSX_INLINE("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        byte[] of(List<List<String>> rows) {
            return workbook(rows, true);
        }
    },
    /** In the title that a document carries among its properties. */
    XLSX_PROPERTIES("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        byte[] of(List<List<String>> rows) {
            return withPart(
                    "docProps/core.xml",
                    "<cp:coreProperties><dc:title>" + escaped(lines(rows, " ")) + "</dc:title></cp:coreProperties>");
        }
    },
    /** In the notes that somebody stuck to a cell. */
    XLSX_NOTES("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        byte[] of(List<List<String>> rows) {
            return withPart(
                    "xl/comments1.xml",
                    rows.stream()
                            .map(row -> "<comment ref=\"A1\"><text><r><t>" + escaped(String.join(" ", row))
                                    + "</t></r></text></comment>")
                            .collect(Collectors.joining("", "<comments><commentList>", "</commentList></comments>")));
        }
    },
    MAIL("text/plain") {
        @Override
        byte[] of(List<List<String>> rows) {
            return ("Subject: list\r\n\r\n" + lines(rows, " ")).getBytes(UTF_8);
        }
    },
    FILE_NAME("text/csv") {
        @Override
        byte[] of(List<List<String>> rows) {
            return new byte[0];
        }

        @Override
        Artefact artefact(List<List<String>> rows) {
            return Artefact.of(lines(rows, " ").replace("\r\n", "_") + ".csv", mediaType(), new byte[0]);
        }
    },
    /** Where no reader looks: in an attribute of a page. */
    HTML_ATTRIBUTE("text/html") {
        @Override
        byte[] of(List<List<String>> rows) {
            return rows.stream()
                    .map(row -> "<li data-row=\"" + escaped(String.join(" ", row)) + "\">…</li>")
                    .collect(Collectors.joining("", "<!DOCTYPE html><ul>", "</ul>"))
                    .getBytes(UTF_8);
        }
    },
    PDF("application/pdf") {
        @Override
        byte[] of(List<List<String>> rows) {
            return pdf(rows);
        }
    };

    private final String mediaType;

    Files(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract byte[] of(List<List<String>> rows);

    Artefact artefact(List<List<String>> rows) {
        return Artefact.of("list", mediaType, of(rows));
    }

    String mediaType() {
        return mediaType;
    }

    private static String lines(List<List<String>> rows, String separator) {
        return rows.stream().map(row -> String.join(separator, row) + "\r\n").collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** A workbook with one part more. */
    private static byte[] withPart(String name, String content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet><sheetData/></worksheet>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String member(String value) {
        return "\"field\": \"" + value + "\"";
    }

    private static byte[] workbook(List<List<String>> rows, boolean inline) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Anju", "1.0")) {
            workbook.newWorksheet("名册").value(0, 0, "空");
            var sheet = workbook.newWorksheet("hidden");
            sheet.setVisibilityState(VisibilityState.VERY_HIDDEN);
            for (var row = 0; row < rows.size(); row++) {
                for (var column = 0; column < rows.get(row).size(); column++) {
                    if (inline) {
                        sheet.inlineString(row, column, rows.get(row).get(column));
                    } else {
                        sheet.value(row, column, rows.get(row).get(column));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Columns of 130 points, in a font that has Latin letters only: anything else is written as a question mark. */
    private static byte[] pdf(List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var font = new PDType1Font(FontName.HELVETICA);
            for (var start = 0; start < rows.size(); start += 50) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.setFont(font, 8);
                    for (var row = start; row < Math.min(rows.size(), start + 50); row++) {
                        for (var column = 0; column < rows.get(row).size(); column++) {
                            content.beginText();
                            content.newLineAtOffset(20 + 130 * column, 760 - 14 * (row - start));
                            content.showText(rows.get(row).get(column).replaceAll("[^ -~]", "?"));
                            content.endText();
                        }
                    }
                }
            }
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
