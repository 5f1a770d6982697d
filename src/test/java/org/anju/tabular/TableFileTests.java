package org.anju.tabular;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTests {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Column<String> NAME = Column.required("name", "申请人姓名", Names.rule(), "张三");
    private static final Column<Integer> SIZE = Column.required("size", "家庭人口", Rules.integer(1, 20), "3");
    private static final Column<LocalDate> DAY = Column.optional("day", "登记日期", Dates.rule(), "2026-11-23");
    private static final Column<Boolean> YES = Column.optional("yes", "换算", Rules.choice(Map.of("是", true)), "是");
    private static final Template TEMPLATE = new Template("test", "测试", List.of(NAME, SIZE, DAY, YES));
    private static final String HEADER = "申请人姓名,家庭人口,登记日期,换算\r\n";

    @TempDir
    Path folder;

    @Test
    void namesKeepEveryCharacterInEveryEncoding() throws Exception {
        var text = HEADER + "𠮷田𬭎,1,,\r\n阿卜杜热合曼·买买提,2,,\r\n";

        for (var bytes : List.of(text.getBytes(UTF_8), ("\uFEFF" + text).getBytes(UTF_8), text.getBytes(GB18030))) {
            assertThat(names(bytes)).containsExactly("𠮷田𬭎", "阿卜杜热合曼·买买提");
        }
    }

    @Test
    void spacesBecomeOneAndNoneAtTheEnds() throws Exception {
        assertThat(names((HEADER + "\u3000张\u00a0 三\t,1,,\n").getBytes(UTF_8))).containsExactly("张 三");
    }

    @Test
    void whatOnlySteersTheWritingIsDroppedAndWhatJoinsLettersStays() throws Exception {
        var name = "\u202E张\u00AD\u061C\uDB40\uDC41三\u200B";

        assertThat(names((HEADER + name + ",1,,\n\u0645\u06CC\u200C\u062E,1,,\n").getBytes(UTF_8)))
                .containsExactly("张三", "\u0645\u06CC\u200C\u062E");
    }

    @Test
    void charactersThatOldTablesHadNoPlaceForGetTheirPlace() throws Exception {
        var line = new byte[][] {HEADER.getBytes(GB18030), {(byte) 0xFE, 0x51}, ",1,,\n".getBytes(GB18030)};

        assertThat(names(join(line))).containsExactly(Character.toString(0x20087));
    }

    /** The bytes of these three are two Korean syllables in UTF-8. */
    @Test
    void aNameThatCouldBeUtf8ByChanceIsNotTakenForIt() throws Exception {
        var name = "臧半啊";
        assertThat(new String(name.getBytes(GB18030), UTF_8)).hasSize(2).doesNotContain("\uFFFD");

        assertThat(names((HEADER + (name + ",1,,\n").repeat(3)).getBytes(GB18030)))
                .containsExactly(name, name, name);
    }

    @Test
    @Timeout(60)
    void whoeverStopsTakingLinesHasTheFileBack() {
        var many = (HEADER + "张三,1,,\n".repeat(20_000)).getBytes(UTF_8);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> read(many, line -> {
                    // So far ahead that it waits for lines to be taken.
                    await().until(() -> readers().anyMatch(reader -> reader.getState() == Thread.State.WAITING));
                    throw new IllegalStateException("enough");
                }));

        assertThat(readers()).isEmpty();
    }

    private static Stream<Thread> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("lines-ahead"));
    }

    @Test
    void theLinesBeforeWhatCannotBeReadAreTaken() {
        var lines = new ArrayList<Line>();
        var broken = (HEADER + "张三,1,,\n".repeat(1_200) + "\"never closed").getBytes(UTF_8);

        assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> read(broken, lines::add));

        assertThat(lines).hasSize(1_200);
    }

    @Test
    void everyFaultOfEveryRowIsToldByCell() throws Exception {
        var faults = faults((HEADER + ",0,2026-02-30,否\n张三,3,,\n李?,一,昨天,,多余\n").getBytes(UTF_8));

        assertThat(faults)
                .containsExactly(
                        "A2 tabular.cell.missing",
                        "B2 tabular.cell.integer",
                        "C2 tabular.cell.date",
                        "D2 tabular.cell.choice",
                        "E4 tabular.cell.beyond",
                        "A4 tabular.name.lost",
                        "B4 tabular.cell.integer",
                        "C4 tabular.cell.date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u115f \u1160", "\u2800\u200b"})
    void whatHasNoShapeIsMissing(String written) throws Exception {
        assertThat(faults((HEADER + written + ",1,,\n").getBytes(UTF_8))).containsExactly("A2 tabular.cell.missing");
    }

    /** They are told as what they are, and not dropped: the last may be a letter of a later Unicode. */
    @ParameterizedTest
    @CsvSource({
        "'\u0001', tabular.cell.control",
        "\uFFFE, tabular.cell.control",
        "\uD884\uDFFF, tabular.name.characters"
    })
    void whatOnlyAProgramWritesIsNotTakenForNothing(String written, String fault) throws Exception {
        assertThat(faults((HEADER + written + ",1,,\n").getBytes(UTF_8))).containsExactly("A2 " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026/11/23", "20261123", "2026年11月23日", "２０２６－１１－２３", "2026.11.23"})
    void aDayIsReadAsOfficesWriteIt(String written) throws Exception {
        var days = new ArrayList<LocalDate>();
        read(
                (HEADER + "张三,1," + written + ",\n").getBytes(UTF_8),
                line -> line.value(DAY).ifPresent(days::add));

        assertThat(days).containsExactly(LocalDate.of(2026, 11, 23));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-+1-23", "2026-11-+3", "+026-11-23", "2026-1١-23", "2026-11- 3", "2026-02-30", "1899-12-31"
            })
    void whatOnlyLooksLikeADayIsNone(String written) throws Exception {
        assertThat(faults((HEADER + "张三,1," + written + ",\n").getBytes(UTF_8)))
                .containsExactly("C2 tabular.cell.date");
    }

    @Test
    void aSpreadsheetGivesTheSameAsACsvFile() throws Exception {
        var file = xlsx(book -> {
            var sheet = book.newWorksheet("名单");
            header(sheet);
            sheet.value(1, 0, "𠮷田");
            sheet.value(1, 1, 3);
            sheet.value(1, 2, LocalDate.of(2026, 11, 23));
        });
        var seen = new ArrayList<String>();

        new TableFile(file)
                .forEachLine(
                        TEMPLATE,
                        line -> seen.add(line.value(NAME).orElse("")
                                + line.value(SIZE).orElse(0)
                                + line.value(DAY).orElse(LocalDate.EPOCH)));

        assertThat(seen).containsExactly("𠮷田32026-11-23");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000",
                "00000000;-0",
                "0000-0000",
                "000000_ ",
                "[$-804]00000000",
                "#00000000",
                "\"R\"0000000",
                "0000\\-0000"
            })
    void zerosThatAFormatShowsAreNotThere(String format) throws Exception {
        assertThat(faults(size(12, format))).containsExactly("B2 tabular.cell.zeros");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"General", "0", "00", "0.00", "#,##0", "0\"人 000\"", "0.000E+00", "yyyy-mm-dd hh:mm:ss.000"})
    void aFormatThatShowsNoMoreDigitsThanThereAreHidesNothing(String format) throws Exception {
        assertThat(faults(size(12, format))).isEmpty();
    }

    private Path size(int size, String format) throws IOException {
        return xlsx(book -> {
            var sheet = book.newWorksheet("名单");
            header(sheet);
            sheet.value(1, 0, "张三");
            sheet.value(1, 1, size);
            sheet.style(1, 1).format(format).set();
        });
    }

    @Test
    void aFormulaIsAFaultOfItsCell() throws Exception {
        var file = xlsx(book -> {
            var sheet = book.newWorksheet("名单");
            header(sheet);
            sheet.value(1, 0, "张三");
            sheet.formula(1, 1, "1+2");
        });

        assertThat(faults(file)).containsExactly("B2 tabular.cell.formula");
    }

    @Test
    void aFilledInBlankFormIsReadAlthoughItExplainsItselfOnASecondSheet() throws Exception {
        var file = folder.resolve("blank.xlsx");
        try (var out = Files.newOutputStream(file)) {
            BlankForms.xlsx(TEMPLATE, key -> key, out);
        }

        assertThat(refusal(file)).isEqualTo("tabular.file.no-lines");
    }

    @Test
    void severalSheetsWithContentAreRefused() throws Exception {
        var file = xlsx(book -> {
            header(book.newWorksheet("一"));
            header(book.newWorksheet("二"));
        });

        assertThat(refusal(file)).isEqualTo("tabular.file.several-sheets");
    }

    @Test
    void aWrongTemplateGetsOneClearError() throws Exception {
        assertThat(refusal("姓名,家庭人口,登记日期,换算\n张三,1,,\n".getBytes(UTF_8))).isEqualTo("tabular.file.wrong-template");
        assertThat(refusal((HEADER.strip() + ",备注\n张三,1,,,\n").getBytes(UTF_8)))
                .isEqualTo("tabular.file.too-many-columns");
    }

    @Test
    void whatIsNoTableIsRefused() throws Exception {
        assertThat(refusal(new byte[0])).isEqualTo("tabular.file.empty");
        assertThat(refusal(HEADER.getBytes(UTF_16LE))).isEqualTo("tabular.file.encoding");
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
                .isEqualTo("tabular.file.old-or-encrypted");
        assertThat(refusal((HEADER + "\"张三,1,,\n").getBytes(UTF_8))).isEqualTo("tabular.file.csv");
        assertThat(refusal("PK\u0003\u0004 no zip".getBytes(UTF_8))).isEqualTo("tabular.file.xlsx");
        assertThat(refusal("a,".repeat(150).getBytes(UTF_8))).isEqualTo("tabular.file.columns");
    }

    @Test
    void aNullCharacterIsToldWithItsLine() throws Exception {
        var file = file((HEADER + "张三,1,,\n欧阳春晓,2\0,,\n").getBytes(UTF_8));

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> new TableFile(file).forEachLine(TEMPLATE, line -> {}))
                .satisfies(refused ->
                        assertThat(refused.complaint()).isEqualTo(Complaint.of("tabular.file.null-characters", 3)));
        assertThat(refusal("a,b,c\n".getBytes(UTF_16LE))).isEqualTo("tabular.file.encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void aDamagedPlaceIsToldWithItsLine(String encoding) throws Exception {
        var file = file((HEADER + "张三,1,,\n欧阳春晓,2\0\0\0\0,,\n").getBytes(Charset.forName(encoding)));

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> new TableFile(file).forEachLine(TEMPLATE, line -> {}))
                .satisfies(refused ->
                        assertThat(refused.complaint()).isEqualTo(Complaint.of("tabular.file.null-characters", 3)));
    }

    /** Without a mark, and of such characters that all of it is GB 18030, too. */
    @Test
    void whatMayBeUtf16IsOfAnotherEncoding() throws Exception {
        assertThat(refusal("姓名,区域\n".repeat(50).getBytes(UTF_16LE))).isEqualTo("tabular.file.encoding");
    }

    @Test
    void anOverlongCellIsAFault() throws Exception {
        assertThat(faults((HEADER + "张".repeat(10_001) + ",1,,\n").getBytes(UTF_8)))
                .containsExactly("A2 tabular.cell.overlong");
    }

    @Test
    void macrosAndBombsAreRefused() throws Exception {
        assertThat(refusal(zip("xl/vbaProject.bin", new byte[10]))).isEqualTo("tabular.file.macros");
        assertThat(refusal(
                        zip("xl/worksheets/sheet1.xml", "<a/>".repeat(2 << 20).getBytes(UTF_8))))
                .isEqualTo("tabular.file.bomb");
    }

    @Test
    void aCellFarBeyondTheLastColumnIsRefusedBeforeRoomIsMadeForIt() throws Exception {
        var sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"/></row></sheetData></worksheet>";

        assertThat(refusal(zip("xl/worksheets/sheet1.xml", sheet.getBytes(UTF_8))))
                .isEqualTo("tabular.file.xlsx");
    }

    @Test
    void aCellOutNeverBecomesAFormula() throws Exception {
        var file = folder.resolve("out.csv");
        try (var out = Files.newOutputStream(file);
                var table = Tables.csv(out)) {
            table.row(List.of("=cmd()", "@x", "-1", "张三"));
        }

        assertThat(Files.readString(file)).isEqualTo("\uFEFF'=cmd(),'@x,'-1,张三\r\n");
    }

    @Test
    void lettersCountLikeASpreadsheet() {
        assertThat(List.of(Fault.letters(0), Fault.letters(25), Fault.letters(26), Fault.letters(702)))
                .containsExactly("A", "Z", "AA", "AAA");
    }

    private List<String> names(byte[] bytes) throws Exception {
        var names = new ArrayList<String>();
        read(bytes, line -> line.value(NAME).ifPresent(names::add));
        return names;
    }

    private List<String> faults(byte[] bytes) throws Exception {
        return faults(file(bytes));
    }

    private static List<String> faults(Path file) throws Exception {
        var faults = new ArrayList<String>();
        new TableFile(file).forEachLine(TEMPLATE, line -> {
            TEMPLATE.columns().forEach(line::value);
            line.faults()
                    .forEach(fault ->
                            faults.add(fault.cell() + " " + fault.complaint().key()));
        });
        return faults;
    }

    private void read(byte[] bytes, Consumer<Line> lines) throws Exception {
        new TableFile(file(bytes)).forEachLine(TEMPLATE, lines);
    }

    private String refusal(byte[] bytes) throws IOException {
        return refusal(file(bytes));
    }

    private static String refusal(Path file) {
        var refusal = new ArrayList<String>();
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> new TableFile(file).forEachLine(TEMPLATE, line -> {}))
                .satisfies(e -> refusal.add(e.complaint().key()));
        return refusal.get(0);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "in", ""), bytes);
    }

    private Path xlsx(Consumer<Workbook> fill) throws IOException {
        var file = Files.createTempFile(folder, "in", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                var book = new Workbook(out, "test", "1.0")) {
            fill.accept(book);
        }
        return file;
    }

    private static void header(org.dhatim.fastexcel.Worksheet sheet) {
        for (var i = 0; i < TEMPLATE.headers().size(); i++) {
            sheet.value(0, i, TEMPLATE.headers().get(i));
        }
    }

    private Path zip(String entry, byte[] content) throws IOException {
        var file = Files.createTempFile(folder, "in", ".xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return file;
    }

    private static byte[] join(byte[]... parts) {
        var all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
