package org.anju.step;

import static org.anju.Measure.median;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.Database;
import org.anju.Measure;
import org.anju.step.WorkList.WorkFilter;
import org.anju.step.WorkList.WorkRow;

/** Pages of a work list of 100,000 turns, near and deep, filtered and not. */
public final class WorkListBench {

    private static final String BATCH = "990101-2026-01";
    private static final int ROWS = 100_000;
    private static final int SIZE = 50;
    private static final int TURNS = 51;
    private static final Duration MOST = Duration.ofMillis(50);

    private WorkListBench() {}

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var database = Database.fresh();
        database.app().sql("""
                        INSERT INTO housing.turn (id, batch_number, pool, position, registration_number, applicant_name,
                          project_name, unit_type, state)
                        SELECT gen_random_uuid(), ?, 'P' || i % 3, i, 'R26-AAAA-' || i, '李四' || i, '杏花苑', '2R',
                               CASE WHEN i % 5 = 0 THEN 'signed-in' ELSE 'waiting' END
                          FROM generate_series(1, ?) i
                        """).params(BATCH, ROWS).update();
        // As the server does by itself a minute after so many rows came.
        database.owner().sql("VACUUM ANALYZE housing.turn").update();
        var table = new WorkTable(
                database.app(),
                "housing.turn",
                "state",
                List.of("pool", "position"),
                List.of("waiting", "signed-in", "chosen"));
        page(table, "first page", new WorkFilter("", ""), 0);
        page(table, "page 1,000", new WorkFilter("", ""), 1_000);
        page(table, "last page", new WorkFilter("", ""), ROWS / SIZE - 1);
        page(table, "last page of one state", new WorkFilter("", "waiting"), ROWS / SIZE * 4 / 5 - 1);
        page(table, "one number looked for", new WorkFilter("AAAA-77777", ""), 0);
        page(table, "what every number has looked for", new WorkFilter("AAAA", ""), 1_000);
    }

    private static void page(WorkTable table, String what, WorkFilter filter, int page) throws Exception {
        Measure.limit(
                "work list of %,d rows: %s".formatted(ROWS, what),
                median(
                        TURNS,
                        () -> table.page(
                                BATCH,
                                filter,
                                page,
                                SIZE,
                                (row, number) -> new WorkRow(
                                        row.getObject("id", UUID.class),
                                        row.getString("state"),
                                        Map.of("number", row.getString("registration_number"))))),
                MOST);
    }
}
