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

/** A work list whose rows stand in one table with a {@code batch_number}: the database filters, counts and pages. */
public final class WorkTable {

    private final JdbcClient database;
    private final String table;
    private final String state;
    private final String order;
    private final List<String> states;
    private final String condition;

    /**
     * Names of the table and its columns, none of them ever typed by anybody.
     *
     * @param searched the columns in which a filter's text is looked for, whatever its case
     * @param states the list's states, in their order
     */
    public WorkTable(
            JdbcClient database, String table, String state, List<String> searched, String order, List<String> states) {
        this.database = database;
        this.table = table;
        this.state = state;
        this.order = order;
        this.states = states;
        this.condition = "batch_number = :batch AND (:text = '' OR "
                + searched.stream()
                        .map("%s ILIKE '%%' || :text || '%%'"::formatted)
                        .collect(Collectors.joining(" OR "))
                + ")";
    }

    /** @param page counted from 0 */
    public WorkPage page(String batch, WorkFilter filter, int page, int size, RowMapper<WorkRow> mapper) {
        var byState = byState(batch, filter);
        var total = filter.state().isEmpty()
                ? byState.values().stream().mapToLong(Long::longValue).sum()
                : byState.getOrDefault(filter.state(), 0L);
        var rows = database.sql(
                        "SELECT * FROM %s WHERE %s AND (:state = '' OR %s = :state) ORDER BY %s LIMIT :size OFFSET :offset"
                                .formatted(table, condition, state, order))
                .param("batch", batch)
                .param("text", escaped(filter))
                .param("state", filter.state())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(mapper)
                .list();
        return new WorkPage(rows, total, byState);
    }

    private Map<String, Long> byState(String batch, WorkFilter filter) {
        var byState = new LinkedHashMap<String, Long>();
        states.forEach(each -> byState.put(each, 0L));
        database.sql("SELECT %s, count(*) FROM %s WHERE %s GROUP BY 1".formatted(state, table, condition))
                .param("batch", batch)
                .param("text", escaped(filter))
                .query(row -> {
                    byState.put(row.getString(1), row.getLong(2));
                });
        return byState;
    }

    private static String escaped(WorkFilter filter) {
        return filter.text().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
