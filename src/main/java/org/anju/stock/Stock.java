package org.anju.stock;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.region.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The units, and their way from free through a batch to allocated. Every move is kept. */
@Component
public class Stock {

    private static final String BY_ADDRESS =
            " ORDER BY project_code COLLATE \"C\", building, entrance, floor, room, id";

    private final JdbcClient sql;
    private final Projects projects;
    private final OfficialClock clock;

    Stock(JdbcClient sql, Projects projects, OfficialClock clock) {
        this.sql = sql;
        this.projects = projects;
        this.clock = clock;
    }

    /** The units that a batch of the region may take. */
    public List<Unit> free(RegionCode region) {
        return sql.sql("SELECT * FROM housing.unit WHERE region = ? AND state = 'free'" + BY_ADDRESS)
                .param(region.value())
                .query(UnitRows::read)
                .list();
    }

    /** The units that a batch hands or handed out. */
    public List<Unit> of(BatchNumber batch) {
        return sql.sql("SELECT * FROM housing.unit WHERE batch_number = ?" + BY_ADDRESS)
                .param(batch.value())
                .query(UnitRows::read)
                .list();
    }

    public Optional<Unit> find(UnitId id) {
        return sql.sql("SELECT * FROM housing.unit WHERE id = ?")
                .param(id.value())
                .query(UnitRows::read)
                .optional();
    }

    /** Nothing was added if the region has a unit at that address. */
    @Transactional
    public Optional<UnitId> add(RegionCode region, NewUnit unit, String officer) {
        var id = new UnitId(UUID.randomUUID());
        var now = Timestamp.from(clock.instant());
        var added = sql.sql("""
                        INSERT INTO housing.unit (id, region, project_code, building, entrance, room, unit_type, area,
                          floor, state, reason, recorded_at, recorded_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(
                        id.value(),
                        region.value(),
                        unit.project().value(),
                        unit.building(),
                        unit.entrance(),
                        unit.room(),
                        unit.unitType(),
                        unit.area(),
                        unit.floor(),
                        unit.state().code(),
                        unit.reason(),
                        now,
                        officer)
                .update();
        noteMoves(List.of(id), now, officer);
        return added == 1 ? Optional.of(id) : Optional.empty();
    }

    /** Gives free units of the region to a batch: all of them, or throws {@link UnitsTaken} and gives none. */
    @Transactional
    public void assign(RegionCode region, BatchNumber batch, Collection<UnitId> units) {
        var moved = move(
                "UPDATE housing.unit SET state = 'in-batch', batch_number = :batch"
                        + " WHERE id = ANY(:units) AND region = :region AND state = 'free'",
                batch,
                Map.of("units", ids(units), "region", region.value()));
        if (moved.size() < units.stream().distinct().count()) {
            throw new UnitsTaken(batch, others(units, moved));
        }
    }

    /** What the batch has not allocated is free again. */
    @Transactional
    public int release(BatchNumber batch) {
        return move(
                        "UPDATE housing.unit SET state = 'free', batch_number = NULL"
                                + " WHERE batch_number = :batch AND state = 'in-batch'",
                        batch,
                        Map.of())
                .size();
    }

    /** These units of the batch, as far as it has not allocated them, are free again. */
    @Transactional
    public int release(BatchNumber batch, Collection<UnitId> units) {
        return move(
                        "UPDATE housing.unit SET state = 'free', batch_number = NULL"
                                + " WHERE batch_number = :batch AND id = ANY(:units) AND state = 'in-batch'",
                        batch,
                        Map.of("units", ids(units)))
                .size();
    }

    /** The unit was chosen and the result decided. */
    @Transactional
    public void allocate(BatchNumber batch, UnitId unit) {
        var moved = move(
                "UPDATE housing.unit SET state = 'allocated'"
                        + " WHERE batch_number = :batch AND id = ANY(:units) AND state = 'in-batch'",
                batch,
                Map.of("units", ids(List.of(unit))));
        if (moved.isEmpty()) {
            throw new UnitsTaken(batch, find(unit).map(List::of).orElse(List.of()));
        }
    }

    /** Takes a free unit out for a reason, or back in; whether it could be done. */
    @Transactional
    public boolean keepBack(RegionCode region, UnitId unit, KeptBack as, String officer) {
        var done = sql.sql("""
                        UPDATE housing.unit SET state = ?, reason = nullif(?, '')
                        WHERE region = ? AND id = ? AND state IN ('free', 'reserved', 'maintenance')
                        """)
                        .params(as.state().code(), as.reason(), region.value(), unit.value())
                        .update()
                == 1;
        if (done) {
            noteMoves(List.of(unit), Timestamp.from(clock.instant()), officer);
        }
        return done;
    }

    public List<Balance> balances(RegionCode region) {
        return snapshot(region, clock.today());
    }

    /** What had become of each project's units at the end of that day, and why some were kept back then (B3.1). */
    @Transactional(readOnly = true)
    public List<Balance> snapshot(RegionCode region, LocalDate asOf) {
        var end =
                Timestamp.from(asOf.plusDays(1).atStartOfDay(OfficialClock.ZONE).toInstant());
        var units = new HashMap<String, Map<UnitState, Integer>>();
        var reasons = new HashMap<String, Set<String>>();
        sql.sql("""
                        SELECT project_code, state, reason, count(*) AS units FROM (
                          SELECT DISTINCT ON (u.id) u.project_code, m.state, m.reason
                          FROM housing.unit u JOIN housing.unit_move m ON m.unit_id = u.id
                          WHERE u.region = ? AND m.moved_at < ?
                          ORDER BY u.id, m.ordinal DESC) standing
                        GROUP BY project_code, state, reason
                        """).params(region.value(), end).query(row -> {
            var project = row.getString("project_code");
            units.computeIfAbsent(project, code -> new EnumMap<>(UnitState.class))
                    .merge(UnitState.ofCode(row.getString("state")).orElseThrow(), row.getInt("units"), Integer::sum);
            Optional.ofNullable(row.getString("reason"))
                    .ifPresent(reason -> reasons.computeIfAbsent(project, code -> new TreeSet<>())
                            .add(reason));
        });
        return projects.of(region).stream()
                .map(project -> balance(project, units, reasons))
                .toList();
    }

    private static Balance balance(
            Project project, Map<String, Map<UnitState, Integer>> units, Map<String, Set<String>> reasons) {
        var code = project.code().value();
        return new Balance(
                project, units.getOrDefault(code, Map.of()), String.join("；", reasons.getOrDefault(code, Set.of())));
    }

    private List<UnitId> move(String update, BatchNumber batch, Map<String, ?> more) {
        var moved = sql.sql(update + " RETURNING id")
                .param("batch", batch.value())
                .params(more)
                .query((row, number) -> new UnitId(row.getObject("id", UUID.class)))
                .list();
        noteMoves(moved, Timestamp.from(clock.instant()), null);
        return moved;
    }

    /** Writes down where these units stand now, and who put them there; a batch knows for itself who took its steps. */
    private void noteMoves(List<UnitId> units, Timestamp at, @Nullable String officer) {
        sql.sql("""
                        INSERT INTO housing.unit_move (unit_id, ordinal, state, reason, moved_at, moved_by)
                        SELECT u.id, coalesce((SELECT max(ordinal) FROM housing.unit_move m WHERE m.unit_id = u.id), 0) + 1,
                          u.state, u.reason, ?, ?
                        FROM housing.unit u WHERE u.id = ANY(?)
                        """).params(Arrays.asList(at, officer, ids(units))).update();
    }

    private List<Unit> others(Collection<UnitId> units, Collection<UnitId> moved) {
        var others = new ArrayList<>(units);
        others.removeAll(moved);
        return others.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    private static UUID[] ids(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toArray(UUID[]::new);
    }
}
