package org.anju.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.Database;
import org.anju.step.WorkList.WorkFilter;
import org.anju.step.WorkList.WorkPage;
import org.anju.step.WorkList.WorkRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkTableTests {

    private static final String BATCH = "990101-2026-01";

    private final JdbcClient sql = Database.fresh().app();
    private final WorkTable table = new WorkTable(
            sql, "housing.turn", "state", List.of("pool", "position"), List.of("waiting", "signed-in", "chosen"));

    @BeforeEach
    void fill() {
        turn("b", 1, "R26-AA-1", "张三", "waiting");
        turn("a", 2, "R26-AB-2", "买买提·吐尔逊", "signed-in");
        turn("a", 1, "R26-AC-3", "a_b%c\\d", "waiting");
        sql.sql("INSERT INTO housing.turn (id, batch_number, pool, position, registration_number, applicant_name,"
                        + " project_name, unit_type, state) SELECT gen_random_uuid(), '990101-2026-02', pool, position, registration_number,"
                        + " applicant_name, project_name, unit_type, state FROM housing.turn")
                .update();
    }

    @Test
    void rowsOfTheBatchComeInTheirOrderPageByPage() {
        assertThat(numbers(page("", "", 0, 2))).containsExactly("R26-AC-3", "R26-AB-2");
        assertThat(numbers(page("", "", 1, 2))).containsExactly("R26-AA-1");
        assertThat(numbers(page("", "", 1, 1))).containsExactly("R26-AB-2");
        assertThat(numbers(page("", "", 2, 1))).containsExactly("R26-AA-1");
        assertThat(numbers(page("", "", 0, 3))).containsExactly("R26-AC-3", "R26-AB-2", "R26-AA-1");
        assertThat(page("", "", 9, 2).rows()).isEmpty();
    }

    @Test
    void everyStateIsCountedWhateverStateIsShown() {
        var waiting = page("", "waiting", 0, 10);

        assertThat(waiting.total()).isEqualTo(2);
        assertThat(waiting.byState()).isEqualTo(Map.of("waiting", 2L, "signed-in", 1L, "chosen", 0L));
        assertThat(page("", "", 0, 10).total()).isEqualTo(3);
    }

    @Test
    void aTextIsLookedForAsItIsTyped() {
        assertThat(numbers(page(" r26-ab ", "", 0, 10))).containsExactly("R26-AB-2");
        assertThat(numbers(page("·吐", "", 0, 10))).containsExactly("R26-AB-2");
        assertThat(numbers(page("_b%c\\d", "", 0, 10))).containsExactly("R26-AC-3");
        assertThat(numbers(page("%", "", 0, 10))).containsExactly("R26-AC-3");
        assertThat(page("2_6", "", 0, 10).rows()).isEmpty();
    }

    @Test
    void whatAlmostEveryRowHasIsCountedAndPagedToo() {
        sql.sql("""
                        INSERT INTO housing.turn (id, batch_number, pool, position, registration_number, applicant_name,
                          project_name, unit_type, state)
                        SELECT gen_random_uuid(), ?, 'c', i, 'R26-ZZ-' || i, '李四', '杏花苑', '2R',
                               CASE WHEN i % 3 = 0 THEN 'signed-in' ELSE 'waiting' END
                          FROM generate_series(1, 900) i
                        """).param(BATCH).update();

        var all = page("r26-zz", "", 1, 10);
        var signedIn = page("r26-zz", "signed-in", 0, 2);

        assertThat(all.total()).isEqualTo(900);
        assertThat(numbers(all)).startsWith("R26-ZZ-11").hasSize(10);
        assertThat(signedIn.total()).isEqualTo(300);
        assertThat(signedIn.byState()).isEqualTo(Map.of("waiting", 600L, "signed-in", 300L, "chosen", 0L));
        assertThat(numbers(signedIn)).containsExactly("R26-ZZ-3", "R26-ZZ-6");
        assertThat(numbers(page("r26-zz-9", "signed-in", 0, 2))).containsExactly("R26-ZZ-9", "R26-ZZ-90");
    }

    @Test
    void everyPageOfWhatIsFoundInMuchIsThatOfTheWholeOrder() {
        sql.sql("""
                        INSERT INTO housing.turn (id, batch_number, pool, position, registration_number, applicant_name,
                          project_name, unit_type, state)
                        SELECT gen_random_uuid(), ?, CASE WHEN i % 2 = 0 THEN 'd' ELSE 'c' END, i * 3 % 7001,
                               'R26-ZZ-' || i, '李四', '杏花苑', '2R',
                               CASE WHEN i % 2 = 0 OR i * 3 % 7001 > 4000 THEN 'signed-in' ELSE 'waiting' END
                          FROM generate_series(1, 7000) i WHERE i * 3 % 7001 NOT BETWEEN 2000 AND 3999
                        """).param(BATCH).update();

        for (var state : List.of("", "waiting", "signed-in", "chosen")) {
            var expected = sql.sql("SELECT registration_number FROM housing.turn WHERE batch_number = ?"
                            + " AND registration_number LIKE 'R26-ZZ%' AND state LIKE ? ORDER BY pool, position")
                    .params(BATCH, state.isEmpty() ? "%" : state)
                    .query(String.class)
                    .list();
            var paged = new ArrayList<String>();
            for (var number = 0; number <= expected.size() / 300; number++) {
                var page = page("zz", state, number, 300);
                assertThat(page.total()).isEqualTo(expected.size());
                paged.addAll(numbers(page));
            }
            assertThat(paged).as(state).isEqualTo(expected);
            assertThat(page("zz", state, 99, 300).rows()).isEmpty();
        }
    }

    @Test
    void aListWithOneOrderIsFoundInAsWell() {
        sql.sql("""
                        INSERT INTO housing.turn (id, batch_number, pool, position, registration_number, applicant_name,
                          project_name, unit_type, state)
                        SELECT gen_random_uuid(), ?, 'e', i, 'R26-ZZ-' || i, '李四', '杏花苑', '2R', 'waiting'
                          FROM generate_series(1, 5000) i
                        """).param(BATCH).update();
        var byPosition = new WorkTable(
                sql, "housing.turn", "state", List.of("position"), List.of("waiting", "signed-in", "chosen"));

        var last = byPosition.page(BATCH, new WorkFilter("zz", "waiting"), 49, 100, WorkTableTests::row);

        assertThat(last.total()).isEqualTo(5_000);
        assertThat(numbers(last)).hasSize(100).startsWith("R26-ZZ-4901").endsWith("R26-ZZ-5000");
    }

    private WorkPage page(String text, String state, int page, int size) {
        return table.page(BATCH, new WorkFilter(text, state), page, size, WorkTableTests::row);
    }

    private static WorkRow row(ResultSet row, int number) throws SQLException {
        return new WorkRow(
                row.getObject("id", UUID.class),
                row.getString("state"),
                Map.of("number", row.getString("registration_number")));
    }

    private static List<String> numbers(WorkPage page) {
        return page.rows().stream().map(row -> row.cells().get("number")).toList();
    }

    private void turn(String pool, int position, String number, String name, String state) {
        sql.sql("""
                        INSERT INTO housing.turn (id, batch_number, pool, position, registration_number, applicant_name,
                          project_name, unit_type, state)
                        VALUES (gen_random_uuid(), ?, ?, ?, ?, ?, '杏花苑', '2R', ?)
                        """).params(BATCH, pool, position, number, name, state).update();
    }
}
