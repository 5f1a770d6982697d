package org.anju.stock;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.anju.intake.FaultSink;
import org.anju.intake.Import;
import org.anju.intake.Staging;
import org.anju.intake.StagingTable;
import org.anju.tabular.Column;
import org.anju.tabular.Complaint;
import org.anju.tabular.Line;
import org.springframework.jdbc.core.JdbcTemplate;

/** The units of one file, compared with what stands already in the database. */
final class UnitStaging implements Staging {

    /** Whether digits alone: then a spreadsheet may have dropped the zeros before them. */
    private static final String UNKNOWN_PROJECTS = """
            SELECT row_number, project_code FROM arriving_unit a
            WHERE project_code %s '^[0-9]+$' AND NOT EXISTS (
              SELECT FROM housing.project p WHERE p.region = ? AND p.code = a.project_code)
            ORDER BY row_number
            """;

    private final JdbcTemplate sql;
    private final Import arriving;
    private final Instant now;
    private final StagingTable units;

    UnitStaging(JdbcTemplate sql, Import arriving, Instant now) {
        this.sql = sql;
        this.arriving = arriving;
        this.now = now;
        this.units = new StagingTable(sql, "arriving_unit", """
                row_number integer, id uuid, project_code text, building text, entrance text, room text,
                unit_type text, area numeric(6, 2), floor integer, state text, reason text""");
    }

    @Override
    public void take(Line line) {
        UnitSheet.read(line)
                .ifPresent(unit -> units.row(
                        line.number(),
                        UUID.randomUUID(),
                        unit.project(),
                        unit.building(),
                        unit.entrance(),
                        unit.room(),
                        unit.unitType(),
                        unit.area(),
                        unit.floor(),
                        unit.state().code(),
                        unit.reason().isEmpty() ? null : unit.reason()));
    }

    @Override
    public void check(FaultSink faults) {
        units.complete();
        var region = arriving.purpose().region().value();
        find(faults, UnitSheet.PROJECT, "stock.project.unknown", UNKNOWN_PROJECTS.formatted("!~"), region);
        find(faults, UnitSheet.PROJECT, "stock.project.unknown-number", UNKNOWN_PROJECTS.formatted("~"), region);
        find(faults, UnitSheet.ROOM, "stock.unit.repeated", """
                        SELECT row_number, first FROM (
                          SELECT row_number,
                            min(row_number) OVER (PARTITION BY project_code, building, entrance, room) AS first
                          FROM arriving_unit) numbered
                        WHERE row_number > first ORDER BY row_number
                        """);
        find(faults, UnitSheet.ROOM, "stock.unit.known", """
                        SELECT row_number, room FROM arriving_unit JOIN housing.unit u
                          USING (project_code, building, entrance, room)
                        WHERE u.region = ? ORDER BY row_number
                        """, region);
    }

    @Override
    public int write() {
        var written = sql.update(
                """
                        INSERT INTO housing.unit (id, region, project_code, building, entrance, room, unit_type, area,
                          floor, state, reason, import_id, recorded_at, recorded_by)
                        SELECT id, ?, project_code, building, entrance, room, unit_type, area, floor, state, reason,
                          ?, ?, ?
                        FROM arriving_unit
                        """,
                arriving.purpose().region().value(),
                arriving.id().value(),
                Timestamp.from(now),
                arriving.uploadedBy());
        sql.update("""
                INSERT INTO housing.unit_move (unit_id, ordinal, state, reason, moved_at, moved_by)
                SELECT id, 1, state, nullif(reason, ''), ?, ? FROM arriving_unit
                """, Timestamp.from(now), arriving.uploadedBy());
        return written;
    }

    private void find(FaultSink faults, Column<?> column, String key, String question, Object... arguments) {
        sql.query(
                question,
                row -> {
                    faults.add(UnitSheet.TEMPLATE.fault(
                            row.getInt(1), column, Complaint.of(key, String.valueOf(row.getString(2)))));
                },
                arguments);
    }
}
