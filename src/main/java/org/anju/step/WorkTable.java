package org.anju.step;

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

    private final JdbcClient database;
    private final String table;
    private final String state;
    private final List<String> order;
    private final List<String> states;

    /**
     * Names of the table and its columns, none of them ever typed by anybody.
     *
     * @param order the columns of the list's order, which follow {@code batch_number} in an index of the table that
     *     includes the id and the state
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
        var matches = filter.text().isBlank() ? Optional.<List<Match>>empty() : few(batch, filter);
        var byState = matches.map(this::byState).orElseGet(() -> byState(batch, filter));
        var total = filter.state().isEmpty()
                ? byState.values().stream().mapToLong(Long::longValue).sum()
                : byState.getOrDefault(filter.state(), 0L);
        var window = Window.of(page, size, total);
        var rows = matches.map(few -> rows(few, filter, window, mapper))
                .orElseGet(() -> rows(batch, filter, window, mapper));
        return new WorkPage(rows, total, byState);
    }

    /** A row that a text was found in. */
    private record Match(UUID id, String state) {}

    /**
     * What the text is found in, unless that is much: the rows were all looked through once, and need not be again.
     * Where it is much, a page of it is found soon.
     */
    private Optional<List<Match>> few(String batch, WorkFilter filter) {
        var matches = asked(
                        "SELECT id, %s FROM %s%s LIMIT %d".formatted(state, table, condition(filter), FEW + 1),
                        batch,
                        filter)
                .query((row, number) -> new Match(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return matches.size() > FEW ? Optional.empty() : Optional.of(matches);
    }

    private List<WorkRow> rows(List<Match> few, WorkFilter filter, Window window, RowMapper<WorkRow> mapper) {
        var ids = few.stream()
                .filter(match -> filter.state().isEmpty() || match.state().equals(filter.state()))
                .map(Match::id)
                .toArray(UUID[]::new);
        return window.inOrder(
                database.sql("SELECT * FROM %s WHERE id = ANY (:ids) ORDER BY %s LIMIT :taken OFFSET :skipped"
                                .formatted(table, order(window)))
                        .param("ids", ids)
                        .param("taken", window.taken())
                        .param("skipped", window.skipped())
                        .query(mapper)
                        .list());
    }

    /** The places of a page are found in an index; only its own rows are fetched. */
    private List<WorkRow> rows(String batch, WorkFilter filter, Window window, RowMapper<WorkRow> mapper) {
        return window.inOrder(asked(
                        """
                        SELECT * FROM %1$s WHERE id IN
                          (SELECT id FROM %1$s%2$s%3$s ORDER BY %4$s LIMIT :taken OFFSET :skipped)
                         ORDER BY %4$s
                        """.formatted(
                                        table,
                                        condition(filter),
                                        filter.state().isEmpty() ? "" : " AND %s = :state".formatted(state),
                                        order(window)),
                        batch,
                        filter)
                .param("state", filter.state())
                .param("taken", window.taken())
                .param("skipped", window.skipped())
                .query(mapper)
                .list());
    }

    private String order(Window window) {
        var direction = window.fromTheEnd() ? " DESC" : "";
        return order.stream().map(each -> each + direction).collect(Collectors.joining(", "));
    }

    private Map<String, Long> byState(List<Match> matches) {
        var byState = none();
        matches.forEach(match -> byState.merge(match.state(), 1L, Long::sum));
        return byState;
    }

    private Map<String, Long> byState(String batch, WorkFilter filter) {
        var byState = none();
        asked("SELECT %s, count(*) FROM %s%s GROUP BY 1".formatted(state, table, condition(filter)), batch, filter)
                .query(row -> {
                    byState.put(row.getString(1), row.getLong(2));
                });
        return byState;
    }

    private Map<String, Long> none() {
        var byState = new LinkedHashMap<String, Long>();
        states.forEach(each -> byState.put(each, 0L));
        return byState;
    }

    private JdbcClient.StatementSpec asked(String statement, String batch, WorkFilter filter) {
        return database.sql(statement).param("batch", batch).param("text", escaped(filter));
    }

    private String condition(WorkFilter filter) {
        return " WHERE batch_number = :batch"
                + (filter.text().isBlank() ? "" : " AND searched LIKE '%' || lower(:text COLLATE \"C\") || '%'");
    }

    private static String escaped(WorkFilter filter) {
        return filter.text().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
