package org.anju.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anju.disclosure.PrintPdf;
import org.anju.disclosure.Sheet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPageTests {

    private static final PrintPdf.Words WORDS = new PrintPdf.Words("第{0}页 共{1}页");

    /** Among so many characters are all whose numbers hold the bytes of parentheses, backslashes and line ends. */
    @Test
    void everyCharacterIsReadAsTheLibraryReadsIt() throws IOException {
        var rows = IntStream.rangeClosed(0x4E00 / 10, 0x9FA0 / 10)
                .mapToObj(ten -> List.of(characters(ten * 10, 5), characters(ten * 10 + 5, 5)))
                .toList();
        try (var document = Loader.loadPDF(print(PrintPdf.Paper.A4, rows))) {
            var library = new PDFTextStripper();
            library.setSortByPosition(true);
            for (var number = 1; number <= document.getNumberOfPages(); number++) {
                library.setStartPage(number);
                library.setEndPage(number);
                assertThat(read(document.getPage(number - 1)))
                        .isEqualTo(bare(library.getText(document)))
                        .hasSizeGreaterThan(20);
            }
        }
    }

    /** The very files of an edition: what is printed anywhere in them is found, wherever its line is broken. */
    @ParameterizedTest
    @EnumSource
    void everyNumberInAPrintedListIsFound(PrintPdf.Paper paper) throws IOException {
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i < 90; i++) {
            var leak = Numbers.with("990101", "19900101", "%03d".formatted(i));
            rows.add(i % 3 == 0 ? List.of("R26-AAAA-1", leak) : List.of("张三（" + leak + "）", "杏花苑"));
        }

        var findings = new LeakGate(List.of()).scan(Artefact.of("print.pdf", "application/pdf", print(paper, rows)));

        assertThat(findings).hasSameSizeAs(rows).allMatch(each -> each.kind() == Finding.Kind.ID_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BT /F 10 Tf 10 10 Td (ab\\n) Tj ET",
                "BT /F 10 Tf 10 10 Td (a(b) Tj ET",
                "BT /F 10 Tf 10 10 Td (abc) Tj ET",
                "BT /F 10 Tf 10 10 Td (ab",
                "BT /F 10 Tf 10 10 Td <0041> Tj ET",
                "BT /F 10 Tf 10 10 Td (ab) Tj",
                "BT /F 10 Tf 10 10 Td (ab) TJ ET",
                "BT /F 10 Tf 1-0 10 Td (ab) Tj ET",
                "BT /F 10 Tf 1.0.1 10 Td (ab) Tj ET",
                "BT /F 10 Tf 10 Td (ab) Tj ET",
                "BT /Other 10 Tf 10 10 Td (ab) Tj ET",
                "1 0 0 1 5 5 cm",
                "q",
                "(ab) Tj",
                "%",
                "-"
            })
    void whatIsWrittenOtherwiseIsLeftToTheLibrary(String content) throws IOException {
        try (var document = Loader.loadPDF(print(PrintPdf.Paper.A4, List.of(List.of("甲", "乙"))))) {
            var page = document.getPage(0);
            assertThat(PlainPage.read(page, new IdentityHashMap<>())).isPresent();

            page.setContents(content(document, content));

            assertThat(PlainPage.read(page, new IdentityHashMap<>())).isEmpty();
        }
    }

    private static PDStream content(PDDocument document, String content) throws IOException {
        var stream = new PDStream(document);
        try (var out = stream.createOutputStream()) {
            out.write(content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return stream;
    }

    private static String read(PDPage page) throws IOException {
        return bare(
                PlainPage.read(page, new IdentityHashMap<COSDictionary, PlainPage.PlainFont>()).orElseThrow().stream()
                        .flatMap(List::stream)
                        .map(PlainPage.Piece::text)
                        .collect(Collectors.joining()));
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String characters(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static byte[] print(PrintPdf.Paper paper, List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        new PrintPdf(paper, WORDS)
                .write(
                        new Sheet(
                                "名单",
                                List.of(),
                                List.of(new Sheet.Column("one", "甲"), new Sheet.Column("two", "乙")),
                                rows,
                                LocalDate.of(2026, 11, 2),
                                URI.create("https://zfbz.example/"),
                                List.of()),
                        out);
        return out.toByteArray();
    }
}
