package org.anju.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataFileTests {

    private static final PrintPdf.Words WORDS = new PrintPdf.Words("第 {0} 页，共 {1} 页");
    private static final PrintPdf A4 = new PrintPdf(PrintPdf.Paper.A4, WORDS);
    private static final CsvFile PROGRAM = new CsvFile(CsvFile.Reader.PROGRAM);
    private static final CsvFile SPREADSHEET = new CsvFile(CsvFile.Reader.SPREADSHEET);

    static List<DataFile> formats() {
        return List.of(
                PROGRAM,
                SPREADSHEET,
                new XlsxFile(),
                new JsonFile(),
                A4,
                new PrintPdf(PrintPdf.Paper.A3_LANDSCAPE, WORDS));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theSameListGivesTheSameBytes(DataFile format) throws IOException {
        assertThat(bytes(format, list())).isEqualTo(bytes(format, list()));
    }

    @Test
    void aProgramReadsEveryValueAsItIs() throws IOException {
        assertThat(bytes(PROGRAM, list()))
                .asString(UTF_8)
                .isEqualTo("number,name\n0001,\"买买提·艾,\"\"力\"\"\"\n0002,=1+1\n0003,\uD842\uDFB7\uDB80\uDC00\n");
    }

    @Test
    void aSpreadsheetGetsAByteOrderMarkAndNoFormulas() throws IOException {
        assertThat(bytes(SPREADSHEET, list()))
                .asString(UTF_8)
                .isEqualTo(
                        "\ufeff登记编号,姓名\r\n0001,\"买买提·艾,\"\"力\"\"\"\r\n0002,'=1+1\r\n0003,\uD842\uDFB7\uDB80\uDC00\r\n");
    }

    @Test
    void everyBeginningOfAFormulaIsNeutralised() {
        assertThat(List.of("=a", "+a", "-a", "@a", "\ta", "\ra"))
                .allSatisfy(value -> assertThat(FormulaCell.neutralised(value)).isEqualTo("'" + value));
        assertThat(List.of("", "a=", "R-1", "张三"))
                .allSatisfy(value -> assertThat(FormulaCell.neutralised(value)).isEqualTo(value));
    }

    @Test
    void aWorkbookHoldsTextAndTheDateOfTheEditionOnly() throws IOException {
        var bytes = bytes(new XlsxFile(), list());

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getFirstSheet().read())
                    .extracting(row -> row.getCellText(0) + "|" + row.getCellText(1))
                    .containsExactly("登记编号|姓名", "0001|买买提·艾,\"力\"", "0002|'=1+1", "0003|\uD842\uDFB7\uDB80\uDC00");
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 3, 1, 0, 0));
                if (entry.getName().equals("docProps/core.xml")) {
                    assertThat(new String(zip.readAllBytes(), UTF_8))
                            .contains(">2026-03-01T00:00:00Z</dcterms:created>");
                }
            }
        }
    }

    @Test
    void aControlCharacterDoesNotSpoilAWorkbook() throws IOException {
        var sheet = list(List.of(List.of("0001", "a\u0001b")));

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes(new XlsxFile(), sheet)))) {
            assertThat(book.getFirstSheet().read().get(1).getCellText(1)).isEqualTo("a\ufffdb");
        }
    }

    @Test
    void jsonCarriesTheDictionaryOfItsColumns() throws IOException {
        assertThat(bytes(new JsonFile(), list())).asString(UTF_8).isEqualTo("""
                {"title":"××县 2026 年第 3 批分配对象名单","date":"2026-03-01","address":"https://example.org/editions/B3-1/",
                "headings":[{"label":"公开依据","value":"第 14 条"}],
                "columns":[{"key":"number","label":"登记编号"},{"key":"name","label":"姓名"}],
                "rows":[
                {"number":"0001","name":"买买提·艾,\\"力\\""},
                {"number":"0002","name":"=1+1"},
                {"number":"0003","name":"\uD842\uDFB7\uDB80\uDC00"}
                ],
                "closing":["联系电话 000-0000000"]}
                """);
    }

    @Test
    void noCharacterVanishesFromPrint() throws IOException {
        var text = text(bytes(A4, list()));

        assertThat(text)
                .contains("××县 2026 年第 3 批分配对象名单", "公开依据：第 14 条", "买买提·艾", "联系电话 000-0000000")
                .contains("〔U+20BB7〕〔U+F0000〕")
                .contains("第 1 页，共 1 页");
    }

    @Test
    void aPrintFileBearsTheDateOfTheEdition() throws IOException {
        try (var document = Loader.loadPDF(bytes(A4, list()))) {
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .hasToString("2026-02-28T16:00:00Z");
        }
    }

    @Test
    void theHeaderStandsOnEveryPage() throws IOException {
        var pdf = bytes(A4, list(rows(120)));

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            for (var page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document))
                        .contains("登记编号", "第 %d 页，共 %d 页".formatted(page, document.getNumberOfPages()));
            }
        }
        assertThat(text(pdf)).contains("R-0000000", "R-0000119");
    }

    @Test
    void aCellHigherThanAPageIsBrokenAndKeepsItsEnd() throws IOException {
        var text = text(bytes(A4, list(List.of(List.of("0001", "很长".repeat(5000) + "终")))));

        assertThat(text).contains("终", "第 2 页");
        assertThat(text.chars().filter(c -> c == '长').count()).isEqualTo(5000);
    }

    @Test
    void tenThousandRowsArePrintedInAFileOfModestSize() throws IOException {
        assertThat(bytes(A4, list(rows(10_000))).length).isLessThan(10_000_000);
    }

    /** All take from one typeface what they print. */
    @Test
    void listsThatArePrintedAtOnceComeOutAsEachAlone() {
        var lists = IntStream.range(0, 24)
                .mapToObj(list -> list(IntStream.range(0, 300)
                        .mapToObj(row -> List.of("%04d".formatted(row), Character.toString(0x4E00 + list * 300 + row)))
                        .toList()))
                .toList();
        var alone = lists.stream().map(DataFileTests::printed).toList();

        var atOnce = lists.parallelStream().map(DataFileTests::printed).toList();

        assertThat(atOnce).usingElementComparator(Arrays::compare).containsExactlyElementsOf(alone);
    }

    private static Sheet list() {
        return list(List.of(
                List.of("0001", "买买提·艾,\"力\""), List.of("0002", "=1+1"), List.of("0003", "\uD842\uDFB7\uDB80\uDC00")));
    }

    private static Sheet list(List<List<String>> rows) {
        return new Sheet(
                "××县 2026 年第 3 批分配对象名单",
                List.of(new Sheet.Heading("公开依据", "第 14 条")),
                List.of(new Sheet.Column("number", "登记编号"), new Sheet.Column("name", "姓名")),
                rows,
                LocalDate.of(2026, 3, 1),
                URI.create("https://example.org/editions/B3-1/"),
                List.of("联系电话 000-0000000"));
    }

    private static List<List<String>> rows(int count) {
        var rows = new ArrayList<List<String>>();
        IntStream.range(0, count).forEach(i -> rows.add(List.of("R-%07d".formatted(i), "张" + (char) ('一' + i % 5000))));
        return rows;
    }

    private static byte[] bytes(DataFile format, Sheet sheet) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(sheet, out);
        return out.toByteArray();
    }

    private static byte[] printed(Sheet sheet) {
        try {
            return bytes(A4, sheet);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
