package org.anju.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.anju.Scratch;
import org.anju.intake.Choice;
import org.anju.intake.Import;
import org.anju.intake.ImportState;
import org.anju.intake.Imports;
import org.anju.intake.MarkedFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HouseholdImportTests {

    private static final String HEADER = "登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期\r\n";
    private static final String ZHANG = "R26-7KQ4-03512,张三,990101198001010014,,公共租赁住房,3,A,2026-03-01\r\n";
    private static final String LI = "R26-8KQ4-03513,𠮷·买买提,99010119800102001X,,廉租住房,1,,2026年3月2日\r\n";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aRightFileIsWrittenWhole() throws Exception {
        var done = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ZHANG + LI);

        assertThat(desk.faults(done)).isEmpty();
        assertThat(done.state()).isEqualTo(ImportState.WRITTEN);
        assertThat(done.counts().written()).isEqualTo(2);
        assertThat(names()).containsExactly("张三 990101198001010014", "𠮷·买买提 99010119800102001X");
    }

    @Test
    void gb18030KeepsRareCharacters() throws Exception {
        desk.hand("households", Choice.ALL_OR_NOTHING, "", HEADER + LI, Charset.forName("GB18030"));

        assertThat(names()).containsExactly("𠮷·买买提 99010119800102001X");
    }

    @Test
    void anythingWrongAndNothingIsWrittenButEverythingWrongIsTold() throws Exception {
        var bad = """
                13800001111,,990101198001010011,,平房,0,AA,2027-01-01
                R26-8KQ4-03513,李四,1.1E+17,否,廉租住房,1,,2026-03-02
                ,王五,990101800101001,,廉租住房,1,,2026-03-02
                ,赵六,990101198013010012,,廉租住房,1,,2026-03-02
                """;

        var done = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ZHANG + bad);

        assertThat(done.state()).isEqualTo(ImportState.REFUSED);
        assertThat(desk.count("household")).isZero();
        assertThat(desk.faults(done)).isEqualTo("""
                A3 register.number.form
                B3 tabular.cell.missing
                C3 privacy.id-number.check-digit
                E3 tabular.cell.choice 廉租住房、公共租赁住房、经济适用住房、限价商品住房
                F3 tabular.cell.integer 1 30
                G3 register.tier.form
                H3 register.registered-on.future
                C4 privacy.id-number.scientific
                C5 privacy.id-number.fifteen-digits
                C6 privacy.id-number.birth-date
                C6 privacy.id-number.check-digit""");
    }

    @Test
    void aNumberThatNoListCouldBePublishedWithIsRefused() throws Exception {
        var bad = """
                138-0013-8000,张三,990101198001010014,,公共租赁住房,3,A,2026-03-01
                4111-1111-1111-1111,李四,99010119800102001X,,公共租赁住房,3,A,2026-03-01
                11010-51949-12310-02X,王五,990101198001030015,,公共租赁住房,3,A,2026-03-01
                """;

        var done = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + bad);

        assertThat(desk.count("household")).isZero();
        assertThat(desk.faults(done)).isEqualTo("""
                A2 register.number.personal
                A3 register.number.personal
                A4 register.number.personal""");
    }

    @Test
    void aNumberThatNoListCouldBePublishedWithIsNotEntered() {
        var entered = desk.get(HouseholdForm.class)
                .enter(
                        Desk.QINGHE,
                        java.util.Map.of(
                                "number", "138-0013-8000",
                                "applicant", "张三",
                                "id-number", "990101198001010014",
                                "housing-type", "公共租赁住房",
                                "size", "3",
                                "registered-on", "2026-03-01"),
                        "officer");

        assertThat(entered.number()).isEmpty();
        assertThat(entered.faults())
                .extracting(fault -> fault.complaint().key())
                .containsExactly("register.number.personal");
        assertThat(desk.count("household")).isZero();
    }

    @Test
    void repeatedPeopleAndNumbersAreToldByRow() throws Exception {
        desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ZHANG);
        var again = """
                R26-9KQ4-00001,张三,990101198001010014,,公共租赁住房,3,A,2026-03-01
                R26-7KQ4-03512,李四,99010119800102001X,,公共租赁住房,3,A,2026-03-01
                R26-9KQ4-00002,李四,99010119800102001X,,公共租赁住房,3,A,2026-03-01
                """;

        var done = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + again);

        assertThat(desk.faults(done)).isEqualTo("""
                C2 register.person.registered R26-7KQ4-03512
                A3 register.number.registered R26-7KQ4-03512
                C3 register.person.repeated 4
                C4 register.person.repeated 3""");
    }

    @Test
    void soundLinesMayBeWrittenWhileTheOthersWait() throws Exception {
        var bad = ",赵六,990101198013010012,,廉租住房,1,,2026-03-02\n";

        var done = desk.hand("households", Choice.SOUND_LINES, HEADER + ZHANG + bad);

        assertThat(done.counts().written()).isEqualTo(1);
        assertThat(done.waiting()).isEqualTo(1);
        var pending = desk.get(PendingRows.class).open(Desk.QINGHE, 10, 0);
        assertThat(pending).singleElement().satisfies(row -> {
            assertThat(row.row()).isEqualTo(3);
            assertThat(row.texts().get(1)).isEqualTo("赵六");
        });
    }

    @Test
    void theSameFileTwiceIsToldAndNotDoubled() throws Exception {
        var first = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ZHANG);

        assertThat(desk.arrival("households", "", HEADER + ZHANG)).isEqualTo(new Imports.Arrival.Known(first.id()));
        assertThat(desk.count("household")).isEqualTo(1);
    }

    @Test
    void aFileThatWasRefusedMayComeAgain() throws Exception {
        desk.hand("households", Choice.ALL_OR_NOTHING, "乱七八糟\n1\n");

        assertThat(desk.arrival("households", "", "乱七八糟\n1\n")).isInstanceOf(Imports.Arrival.Accepted.class);
    }

    @Test
    void fifteenDigitsAreConvertedOnlyOnAWord() throws Exception {
        desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ",王五,990101800101001,是,廉租住房,1,,2026-03-02\n");

        assertThat(names()).singleElement().asString().startsWith("王五 990101198001010");
    }

    @Test
    void whoComesWithoutANumberGetsOne() throws Exception {
        desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ZHANG.replace("R26-7KQ4-03512", ""));

        var number = desk.sql
                .sql("SELECT registration_number FROM housing.household")
                .query(String.class)
                .single();
        assertThat(number).matches("R26-[2-9A-Z]{4}-[0-9]{5}");
    }

    @Test
    void noNumberOfAPersonStandsInTheDatabaseInClear() throws Exception {
        desk.hand("households", Choice.SOUND_LINES, HEADER + ZHANG + LI.replace("廉租住房", "？"));

        var everything = desk.sql.sql("""
                        SELECT string_agg(t::text, ' ') FROM (
                          SELECT h::text FROM housing.household h UNION ALL SELECT p::text FROM housing.pending_row p
                          UNION ALL SELECT f::text FROM housing.import_fault f) t
                        """).query(String.class).single();
        assertThat(everything).doesNotContain("19800101").doesNotContain("19800102");
    }

    @Test
    void theMarkedFileHasTheOwnRowsAndMayBeHandedInAgain() throws Exception {
        var bad = ",李四,123,,公共租赁住房,3,,2026-03-02\r\n,王五,,,平房,3,,2026-03-02\r\n";
        var refused = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ZHANG + bad);

        var file = marked(refused);

        var rows = rows(file);
        assertThat(rows.get(0)).endsWith("登记日期", "问题");
        assertThat(rows.get(1)).contains("张三", "990101198001010014").endsWith("2026-03-01", "");
        assertThat(rows.get(2)).contains("李四", "123").endsWith("C：privacy.id-number.length");
        assertThat(rows.get(3)).contains("王五").endsWith("C：tabular.cell.missingE：tabular.cell.choice");
        assertThat(part(file, "xl/comments1.xml"))
                .contains("C3", "privacy.id-number.length", "E4", "tabular.cell.choice");
        var again = desk.hand("households", Choice.ALL_OR_NOTHING, "", file);
        assertThat(desk.faults(again)).isEqualTo(desk.faults(refused));
    }

    @Test
    void theMarkedFileKeepsWhatKindOfCellItWas() throws Exception {
        var first = desk.hand("households", Choice.ALL_OR_NOTHING, "", workbook());
        assertThat(desk.faults(first)).isEqualTo("""
                C3 privacy.id-number.scientific
                A4 tabular.cell.zeros
                A5 tabular.cell.formula
                G6 tabular.cell.overlong 10000
                G7 tabular.cell.control
                G8 tabular.cell.error""");

        var again = desk.hand("households", Choice.ALL_OR_NOTHING, "", marked(first));

        assertThat(desk.faults(again)).isEqualTo(desk.faults(first));
        assertThat(rows(marked(first)).get(1)).contains("2026-03-01");
    }

    /** The form of such a line is filled with what can be typed; sent as it stands, the same is told. */
    @Test
    void aLineThatWaitsIsNotTakenForRightBecauseItCameAsANumber() throws Exception {
        var done = desk.hand("households", Choice.SOUND_LINES, "", workbook());
        assertThat(done.counts().written()).isEqualTo(1);
        var form = desk.get(HouseholdForm.class);

        var waiting = desk.get(PendingRows.class).open(Desk.QINGHE, 10, 0);

        assertThat(waiting).hasSize(6).allSatisfy(row -> {
            assertThat(row.texts()).last().isEqualTo("2026-03-01");
            assertThat(form.enter(Desk.QINGHE, typed(row.texts()), "wang").faults())
                    .as("row %d", row.row())
                    .isNotEmpty();
        });
        assertThat(desk.count("household")).isEqualTo(1);
    }

    private static Map<String, String> typed(List<String> texts) {
        var typed = new HashMap<String, String>();
        for (var column : HouseholdSheet.TEMPLATE.columns()) {
            typed.put(column.key(), texts.get(typed.size()));
        }
        return typed;
    }

    /** Days as spreadsheets keep them, and in each line after the first a cell that is more than its text. */
    private static Path workbook() throws IOException {
        var people = List.of(
                "990101198001010014",
                "",
                "990101198001010030",
                "990101198001010049",
                "990101198001010057",
                "990101198001010065",
                "990101198001010073");
        var rows = new StringBuilder();
        for (var i = 0; i < people.size(); i++) {
            var cells = HostileWorkbooks.texts(i + 2, new String[] {"", "张三", people.get(i), "", "公共租赁住房", "3", "A"})
                    + "<c r=\"H%d\"><v>46082</v></c>".formatted(i + 2);
            rows.append("<row r=\"%d\">%s</row>".formatted(i + 2, spoilt(cells, i + 2)));
        }
        return Files.write(
                Files.createTempFile(Scratch.folder(), "desk", ".xlsx"), HostileWorkbooks.sheetOf(rows.toString()));
    }

    private static String spoilt(String cells, int row) {
        return switch (row) {
            case 3 -> with(cells, "C3", "<v>9.9010119500102899E+17</v>");
            case 4 -> with(cells, "A4", "<v>12345</v>");
            case 5 -> with(cells, "A5", "<f>1+1</f><v>2</v>");
            case 6 -> with(cells, "G6", "<is><t>%s</t></is>".formatted("A".repeat(10_001)));
            case 7 -> with(cells, "G7", "<is><t>A_x0007_</t></is>");
            case 8 -> with(cells, "G8", "<v>#REF!</v>").replace("\"G8\"", "\"G8\" t=\"e\"");
            default -> cells;
        };
    }

    /** The row with another content of one cell. */
    private static String with(String cells, String cell, String content) {
        var type = content.startsWith("<is>") ? " t=\"inlineStr\"" : "";
        return cells.replaceAll(
                "<c r=\"%s\".*?</c>".formatted(cell), "<c r=\"%s\"%s>%s</c>".formatted(cell, type, content));
    }

    private Path marked(Import done) throws IOException {
        var file = Files.createTempFile(Scratch.folder(), "marked", ".xlsx");
        try (var out = Files.newOutputStream(file)) {
            desk.get(MarkedFile.class).write(done, complaint -> complaint.key(), out);
        }
        return file;
    }

    @Test
    void theMarkedFileIsKeptForAMonth() throws Exception {
        var refused = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ",李四,123,,公共租赁住房,3,,2026-03-02\r\n");
        var right = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ZHANG);
        assertThat(desk.get(MarkedFile.class).isKept(refused)).isTrue();
        assertThat(desk.get(MarkedFile.class).isKept(right)).isFalse();

        desk.sql
                .sql("UPDATE housing.import SET finished_at = finished_at - interval '31 days'")
                .update();
        desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + LI);

        assertThat(desk.get(MarkedFile.class).isKept(refused)).isFalse();
        assertThat(desk.count("import_file")).isZero();
    }

    @Test
    void aFileThatStopsTheApplicationEachTimeIsGivenUp() throws Exception {
        var done = desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + ZHANG);
        desk.sql.sql("DELETE FROM housing.household").update();
        desk.sql.sql("""
                        UPDATE housing.import SET state = 'reading', attempts = 3, finished_at = NULL, lines_written = 0
                        """).update();

        desk.hand("households", Choice.ALL_OR_NOTHING, HEADER + LI);

        assertThat(desk.get(Imports.class).find(done.id()).orElseThrow().state())
                .isEqualTo(ImportState.INTERRUPTED);
        assertThat(names()).containsExactly("𠮷·买买提 99010119800102001X");
    }

    private static List<List<String>> rows(Path file) throws IOException {
        try (var book = new ReadableWorkbook(file.toFile())) {
            return book.getFirstSheet().read().stream()
                    .map(row -> row.stream().map(Cell::getText).toList())
                    .toList();
        }
    }

    private static String part(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ArrayList<String> names() {
        var names = new ArrayList<String>();
        desk.get(Households.class)
                .snapshot(
                        Desk.QINGHE,
                        LocalDate.of(2026, 11, 23),
                        line -> names.add(
                                line.applicant() + " " + line.idNumber().reveal()));
        return names;
    }
}
