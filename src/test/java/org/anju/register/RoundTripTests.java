package org.anju.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.intake.Choice;
import org.anju.intake.Import;
import org.anju.intake.ImportState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The register leaves as a sheet, is changed in its open columns and comes back. */
class RoundTripTests {

    private static final String HOUSEHOLDS = """
            登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期
            R26-AAAA-00001,𠮷·买买提,990101800101001,是,公共租赁住房,3,A,2026-03-01
            R26-AAAA-00002,李四,990101800101002,是,公共租赁住房,2,,2026-03-01
            R26-AAAA-00003,王五,990101800101003,是,廉租住房,1,,2026-03-01
            """;

    private final Desk desk = new Desk();

    @BeforeEach
    void register() throws Exception {
        desk.hand("households", Choice.ALL_OR_NOTHING, HOUSEHOLDS);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void openColumnsComeBackAsCorrectionsWithTheirReason() throws Exception {
        var rows = exported();
        change(rows.get(0), 6, "4", 7, "", 8, "新生儿");
        change(rows.get(2), 5, "公共租赁住房", 8, "改变申请");

        var done = handIn(rows);

        assertThat(desk.faults(done)).isEmpty();
        assertThat(done.counts().written()).isEqualTo(2);
        assertThat(exported())
                .extracting(row -> String.join(",", row))
                .containsExactly(
                        "R26-AAAA-00001,𠮷·买买提,2026-03-01,轮候,1,公共租赁住房,4,,",
                        "R26-AAAA-00002,李四,2026-03-01,轮候,0,公共租赁住房,2,,",
                        "R26-AAAA-00003,王五,2026-03-01,轮候,1,公共租赁住房,1,,");
        assertThat(corrections())
                .containsExactly(
                        "R26-AAAA-00001 size 3 4 新生儿 wang",
                        "R26-AAAA-00001 tier A N 新生儿 wang",
                        "R26-AAAA-00003 housing-type 廉租住房 公共租赁住房 改变申请 wang");
    }

    @Test
    void aChangedLockedColumnIsAFaultAndNothingIsWritten() throws Exception {
        var rows = exported();
        change(rows.get(0), 0, "R26-AAAA-00009");
        change(rows.get(1), 1, "李四光", 6, "5", 8, "新生儿");
        change(rows.get(2), 2, "2020-03-01", 3, "已配房", 4, "7");

        var done = handIn(rows);

        assertThat(done.state()).isEqualTo(ImportState.REFUSED);
        assertThat(desk.faults(done)).isEqualTo("""
                A2 register.change.unknown
                B3 register.change.locked
                C4 register.change.locked
                D4 register.change.locked
                E4 register.change.meanwhile""");
        assertThat(corrections()).isEmpty();
    }

    @Test
    void whatWasCorrectedAfterTheExportIsNotOverwritten() throws Exception {
        var old = exported();
        var rows = exported();
        change(rows.get(0), 6, "4", 8, "新生儿");
        handIn(rows);
        change(old.get(0), 6, "5", 8, "亲属迁入");

        assertThat(desk.faults(handIn(old))).isEqualTo("E2 register.change.meanwhile");
    }

    @Test
    void aChangeNeedsAReasonAndALineOnce() throws Exception {
        var rows = exported();
        change(rows.get(0), 6, "4");
        rows.add(rows.get(1));

        assertThat(desk.faults(handIn(rows))).isEqualTo("""
                I2 register.correction.reason
                A3 register.change.repeated
                A5 register.change.repeated""");
    }

    private List<List<String>> exported() {
        var rows = new ArrayList<List<String>>();
        var all = new HouseholdFilter(Desk.QINGHE, "", Optional.empty(), Optional.empty(), HouseholdFilter.Sort.NUMBER);
        desk.get(HouseholdList.class)
                .forEach(
                        all,
                        (household, corrections) ->
                                rows.add(new ArrayList<>(ChangeSheet.cells(household, corrections))));
        return rows;
    }

    /** Columns and what they shall say, in turn. */
    private static void change(List<String> row, Object... changes) {
        for (var i = 0; i < changes.length; i += 2) {
            row.set((int) changes[i], (String) changes[i + 1]);
        }
    }

    private Import handIn(List<List<String>> rows) throws Exception {
        var csv = new StringBuilder(String.join(",", ChangeSheet.TEMPLATE.headers()) + "\n");
        rows.forEach(row -> csv.append(String.join(",", row)).append('\n'));
        return desk.hand("household-changes", Choice.ALL_OR_NOTHING, csv.toString());
    }

    private List<String> corrections() {
        return desk.sql.sql("""
                        SELECT concat_ws(' ', registration_number, field, old_value, new_value, reason, corrected_by)
                        FROM housing.household_correction c JOIN housing.household h ON h.id = c.household_id
                        ORDER BY 1
                        """).query(String.class).list();
    }
}
