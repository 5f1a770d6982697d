package org.anju.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.step.WorkList.WorkFilter;
import org.anju.step.WorkList.WorkPage;
import org.anju.step.WorkList.WorkRow;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A work list whose rows stand in one table: the database filters, counts and pages. The table has an {@code id}, a
 * {@code batch_number}, and a text {@code searched} in small letters.
 */
public final class WorkTable {

    private static final int FEW = 500;
    /** Numbers of the order in one stretch: no more rows are passed over on the way to a page. */
    private static final int STRETCH = 2_000;

    /** In words whose plan is the same whether or not the planner knows the text; it is put in small letters once. */
    private static final String FOUND =
            " WHERE batch_number = :batch AND strpos(searched, (SELECT lower(:text COLLATE \"C\"))) > 0";

    private final JdbcClient database;
    private final String table;
    private final String state;
    private final List<String> order;
    private final List<String> states;

    /**
     * Names of the table and its columns, none of them ever typed by anybody.
     *
     * @param order the columns of the list's order, the last a number, which follow {@code batch_number} in an index of
     *     the table that includes the id and the state
     * @param states the list's states, in their order
     */
    public WorkTable(JdbcClient database, String table, String state, List<String> order, List<String> states) {
        this.database = database;
        this.table = table;
        this.state = state;
        this.order = order;
        this.states = states;
    }

    /** @param page counted from 0 */
    public WorkPage page(String batch, WorkFilter filter, int page, int size, RowMapper<WorkRow> mapper) {
        if (filter.text().isBlank()) {
            return whole(batch, filter, page, size, mapper);
        }
        return few(batch, filter)
                .map(few -> page(few, filter, page, size, mapper))
                .orElseGet(() -> many(batch, filter, page, size, mapper));
    }

    /** The rows of every page are counted, and its places found, in an index; only its own rows are fetched. */
    private WorkPage whole(String batch, WorkFilter filter, int page, int size, RowMapper<WorkRow> mapper) {
        var byState = none();
        database.sql("SELECT %s, count(*) FROM %s WHERE batch_number = :batch GROUP BY 1".formatted(state, table))
                .param("batch", batch)
                .query(row -> {
                    byState.put(row.getString(1), row.getLong(2));
                });
        var total = total(byState, filter);
        var window = Window.of(page, size, total);
        var rows = database.sql("""
                        SELECT * FROM %1$s WHERE id IN
                          (SELECT id FROM %1$s WHERE batch_number = :batch%2$s ORDER BY %3$s LIMIT :taken OFFSET :skipped)
                         ORDER BY %3$s
                        """.formatted(table, ofTheState(filter), order(window)))
                .param("batch", batch)
                .param("state", filter.state())
                .param("taken", window.taken())
                .param("skipped", window.skipped())
                .query(mapper)
                .list();
        return new WorkPage(window.inOrder(rows), total, byState);
    }

    /** A row that a text was found in. */
    private record Match(UUID id, String state) {}

    /** What the text is found in, unless that is much: the rows were all looked through once, and need not be again. */
    private Optional<List<Match>> few(String batch, WorkFilter filter) {
        var matches = found("SELECT id, %s FROM %s%s LIMIT %d".formatted(state, table, FOUND, FEW + 1), batch, filter)
                .query((row, number) -> new Match(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return matches.size() > FEW ? Optional.empty() : Optional.of(matches);
    }

    private WorkPage page(List<Match> few, WorkFilter filter, int page, int size, RowMapper<WorkRow> mapper) {
        var byState = none();
        few.forEach(match -> byState.merge(match.state(), 1L, Long::sum));
        var total = total(byState, filter);
        var window = Window.of(page, size, total);
        var ids = few.stream()
                .filter(match -> filter.state().isEmpty() || match.state().equals(filter.state()))
                .map(Match::id)
                .toArray(UUID[]::new);
        var rows = database.sql("SELECT * FROM %s WHERE id = ANY (:ids) ORDER BY %s LIMIT :taken OFFSET :skipped"
                        .formatted(table, order(window)))
                .param("ids", ids)
                .param("taken", window.taken())
                .param("skipped", window.skipped())
                .query(mapper)
                .list();
        return new WorkPage(window.inOrder(rows), total, byState);
    }

    /** Where the text is found in much, the rows are looked through once for the counts; a page is then found soon. */
    private WorkPage many(String batch, WorkFilter filter, int page, int size, RowMapper<WorkRow> mapper) {
        var stretches = stretches(batch, filter);
        var byState = none();
        byState.putAll(stretches.byState());
        var total = total(byState, filter);
        var first = (long) page * size;
        if (first >= total) {
            return new WorkPage(List.of(), total, byState);
        }
        var taken = Math.min(size, total - first);
        return new WorkPage(rows(batch, filter, stretches.place(first, filter.state()), taken, mapper), total, byState);
    }

    /** Counted first and then put in order; the planner, left to itself, would put every row in order to count it. */
    private Stretches stretches(String batch, WorkFilter filter) {
        var stretches = new Stretches();
        var columns = order.size();
        var last = order.get(columns - 1);
        var alike =
                order.subList(0, columns - 1).stream().map(each -> each + ", ").collect(Collectors.joining());
        found("""
                        WITH stretch AS MATERIALIZED
                          (SELECT %1$s%2$s / %3$d * %3$d AS %2$s, %4$s, count(*) FROM %5$s%6$s GROUP BY %1$s%2$s / %3$d, %4$s)
                        SELECT * FROM stretch ORDER BY %1$s%2$s
                        """.formatted(alike, last, STRETCH, state, table, FOUND), batch, filter)
                .query(row -> {
                    var start = new ArrayList<Object>();
                    for (var column = 1; column <= columns; column++) {
                        start.add(row.getObject(column));
                    }
                    stretches.add(start, row.getString(columns + 1), row.getLong(columns + 2));
                });
        return stretches;
    }

    private List<WorkRow> rows(
            String batch, WorkFilter filter, Stretches.Place place, long taken, RowMapper<WorkRow> mapper) {
        var order = String.join(", ", this.order);
        return found("""
                        SELECT * FROM %s%s AND (%3$s) >= (:start)%4$s ORDER BY %3$s LIMIT :taken OFFSET :skipped
                        """.formatted(table, FOUND, order, ofTheState(filter)), batch, filter)
                .param("start", place.start())
                .param("state", filter.state())
                .param("taken", taken)
                .param("skipped", place.skipped())
                .query(mapper)
                .list();
    }

    private static long total(Map<String, Long> byState, WorkFilter filter) {
        return filter.state().isEmpty()
                ? byState.values().stream().mapToLong(Long::longValue).sum()
                : byState.getOrDefault(filter.state(), 0L);
    }

    private String ofTheState(WorkFilter filter) {
        return filter.state().isEmpty() ? "" : " AND %s = :state".formatted(state);
    }

    private String order(Window window) {
        var direction = window.fromTheEnd() ? " DESC" : "";
        return order.stream().map(each -> each + direction).collect(Collectors.joining(", "));
    }

    private Map<String, Long> none() {
        var byState = new LinkedHashMap<String, Long>();
        states.forEach(each -> byState.put(each, 0L));
        return byState;
    }

    /** A statement about the rows that are {@link #FOUND}. */
    private JdbcClient.StatementSpec found(String statement, String batch, WorkFilter filter) {
        return database.sql(statement)
                .param("batch", batch)
                .param("text", filter.text().strip());
    }
}
