package org.anju.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.step.WorkList.WorkFilter;
import org.anju.step.WorkList.WorkPage;
import org.anju.step.WorkList.WorkRow;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A work list whose rows stand in one table: the database filters, counts and pages. The table has a {@code
 * batch_number}, and a text {@code searched} in small letters.
 */
public final class WorkTable {

    private final JdbcClient database;
    private final String table;
    private final String state;
    private final List<String> order;
    private final List<String> states;

    /**
     * Names of the table and its columns, none of them ever typed by anybody.
     *
     * @param order the columns of the list's order, which follow {@code batch_number} in an index of the table
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
        var byState = byState(batch, filter);
        var total = filter.state().isEmpty()
                ? byState.values().stream().mapToLong(Long::longValue).sum()
                : byState.getOrDefault(filter.state(), 0L);
        return new WorkPage(rows(batch, filter, Window.of(page, size, total), mapper), total, byState);
    }

    private List<WorkRow> rows(String batch, WorkFilter filter, Window window, RowMapper<WorkRow> mapper) {
        var direction = window.fromTheEnd() ? " DESC" : "";
        return window.inOrder(asked(
                        "SELECT * FROM %s%s%s ORDER BY %s LIMIT :taken OFFSET :skipped"
                                .formatted(
                                        table,
                                        condition(filter),
                                        filter.state().isEmpty() ? "" : " AND %s = :state".formatted(state),
                                        order.stream()
                                                .map(each -> each + direction)
                                                .collect(Collectors.joining(", "))),
                        batch,
                        filter)
                .param("state", filter.state())
                .param("taken", window.taken())
                .param("skipped", window.skipped())
                .query(mapper)
                .list());
    }

    private Map<String, Long> byState(String batch, WorkFilter filter) {
        var byState = new LinkedHashMap<String, Long>();
        states.forEach(each -> byState.put(each, 0L));
        asked("SELECT %s, count(*) FROM %s%s GROUP BY 1".formatted(state, table, condition(filter)), batch, filter)
                .query(row -> {
                    byState.put(row.getString(1), row.getLong(2));
                });
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
