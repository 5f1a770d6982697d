package org.anju.intake;

import org.anju.database.RowCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table of this transaction alone, filled by COPY, which vanishes with it. */
public final class StagingTable {

    private final JdbcTemplate sql;
    private final String name;
    private final RowCopy rows;

    /**
     * Creates the table; the columns are written as in {@code CREATE TABLE}. What the transaction compares and writes
     * then is a whole file: it has the memory for that, and a rough idea of the table is enough for the planner.
     */
    public StagingTable(JdbcTemplate sql, String name, String columns) {
        this.sql = sql;
        this.name = name;
        this.rows = new RowCopy(sql, name);
        sql.execute("SET LOCAL work_mem = '64MB'");
        sql.execute("SET LOCAL default_statistics_target = 10");
        sql.execute("CREATE TEMPORARY TABLE %s (%s) ON COMMIT DROP".formatted(name, columns));
    }

    /** Adds a row, its values in the order of the columns. */
    public void row(@Nullable Object... values) {
        rows.row(values);
    }

    /** The same, where the first columns are told together. */
    public void joined(Object[] first, @Nullable Object... others) {
        rows.joined(first, others);
    }

    /** Sends what waits and counts the rows for the planner. Call it before asking the table anything. */
    public void complete() {
        rows.complete();
        sql.execute("ANALYZE " + name);
    }
}
