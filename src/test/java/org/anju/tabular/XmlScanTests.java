package org.anju.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlScanTests {

    private static final int PIECE = 1 << 16;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns=\"m\" xmlns:r=\"r\">"
                        + "<sheetData><row r=\"1\" spans=\"1:8\" x14ac:dyDescent=\"0.3\"><c r=\"XFD1\" s=\"1\" t=\"str\">"
                        + "<f>A1&amp;\"&gt;\"</f><v>x</v></c></row></sheetData></worksheet>",
                "<?xml version='1.0'?><sst><si><t xml:space=\"preserve\"> r=\"ABCDEF\" </t></si></sst>",
                "\uFEFF \n<!-- <c r=\"ZZZZZZ1\"> --><a b='\"'/>",
                "<!----><a/>",
                "<!---><c r=\"ZZZZZZ1\"/>--><a/>",
                "<c r=\"A1\" t=\"s\"><v>1999999</v></c>",
                "<sst><si><t>王</t><rPh sb=\"0\" eb=\"1\"><t>ワン</t></rPh></si></sst>",
                "%PDF-1.7 <!DOCTYPE"
            })
    void whatProgramsWriteIsPassed(String part) {
        assertThatCode(() -> scan(part)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!--a--><c r=\"ZZZZZZ1\"/>",
                "<?a ?><c r=\"ZZZZZZ1\"/>",
                "<a b=\"'\" c='\"'><c r=\"ZZZZZZ1\"/></a>",
                "<a b=/><c r=\"ZZZZZZ1\"/>",
                "<!DOCTYPE a><a/>",
                "<a><![CDATA[]]></a>",
                "<c r=\"A1\" t=\"&#115;\"><v>1</v></c>",
                "<c r=\"A1\" t=\"s\"><v>&#50;</v></c>",
                "<c r=\"A1\" t=\"s\"><v>2000001</v></c>",
                "<?xml version='1.0' encoding='utf-7'?><a/>",
                "\0<\0a\0/\0>"
            })
    void whatHidesSomethingIsRefused(String part) {
        assertThat(refusal(part)).isEqualTo("tabular.file.xlsx");
    }

    /** Whatever the pieces are in which it comes. */
    @Test
    void aCellFarToTheRightIsSeenAcrossPieces() {
        for (var before = PIECE - 20; before <= PIECE; before++) {
            assertThat(refusal("<a>" + " ".repeat(before) + "<c r=\"ZZZZZZ1\"/></a>"))
                    .isEqualTo("tabular.file.xlsx");
        }
    }

    @Test
    void stringsAreAtMostTwoMillionAndSixtyMegabytes() throws Exception {
        assertThat(refusal("<sst>", "<si/>".repeat(1_000), 2_001)).isEqualTo("tabular.file.bomb");
        assertThat(refusal("<sst>", "<si><t>%s</t></si>".formatted("x".repeat(9_980)), 6_400))
                .isEqualTo("tabular.file.bomb");
        assertThat(refusal("<sst>", "<si><t>%s</t></si>".formatted("x".repeat(9_980)), 6_000))
                .isEmpty();
    }

    @Test
    void whatIsNeitherASheetNorStringsHasAtMostEightMegabytes() throws Exception {
        for (var element : new String[] {"<xf/>", "<numFmt/>", "<Relationship/>"}) {
            assertThat(refusal("<a>" + element, "<a/>".repeat(10_000), 220)).isEqualTo("tabular.file.bomb");
        }
        assertThat(refusal("<a>", "<a/>".repeat(10_000), 220)).isEmpty();
    }

    private static void scan(String part) throws UnreadableFile {
        var scan = new XmlScan();
        var bytes = part.getBytes(UTF_8);
        for (var from = 0; from < bytes.length; from += PIECE) {
            var length = Math.min(PIECE, bytes.length - from);
            var piece = new byte[PIECE];
            System.arraycopy(bytes, from, piece, 0, length);
            scan.take(piece, length);
        }
    }

    private static String refusal(String part) {
        return catchThrowableOfType(UnreadableFile.class, () -> scan(part))
                .complaint()
                .key();
    }

    /** A beginning and something many times over; empty if it is passed. */
    private static String refusal(String beginning, String piece, int times) {
        var scan = new XmlScan();
        try {
            scan.take(beginning.getBytes(UTF_8), beginning.length());
            var bytes = piece.getBytes(UTF_8);
            for (var i = 0; i < times; i++) {
                scan.take(bytes, bytes.length);
            }
            return "";
        } catch (UnreadableFile refused) {
            return refused.complaint().key();
        }
    }
}
