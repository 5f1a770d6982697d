package org.anju.intake;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.anju.tabular.Complaint;
import org.anju.tabular.Fault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of faults: all that were found, in the order in which a reader meets them. */
@Repository
class FaultRows {

    private static final int IN_MEMORY = 1_000;

    private final JdbcTemplate batches;
    private final JdbcClient sql;

    FaultRows(JdbcTemplate batches) {
        this.batches = batches;
        this.sql = JdbcClient.create(batches);
    }

    void add(ImportId id, int from, List<Fault> faults) {
        var position = new int[] {from};
        batches.batchUpdate(
                "INSERT INTO housing.import_fault VALUES (?, ?, ?, ?, ?, ?, ?)",
                faults,
                IN_MEMORY,
                (statement, fault) -> fill(statement, id, position[0]++, fault));
    }

    void forget(ImportId id) {
        sql.sql("DELETE FROM housing.import_fault WHERE import_id = ?")
                .param(id.value())
                .update();
    }

    /** The first so many by cell. */
    List<Fault> first(ImportId id, int limit) {
        return sql.sql("""
                        SELECT * FROM housing.import_fault WHERE import_id = ?
                        ORDER BY row_number, column_number, position LIMIT ?
                        """)
                .param(id.value())
                .param(limit)
                .query(FaultRows::read)
                .list();
    }

    List<Fault> ofRow(ImportId id, int row) {
        return sql.sql(
                        "SELECT * FROM housing.import_fault WHERE import_id = ? AND row_number = ? ORDER BY column_number")
                .param(id.value())
                .param(row)
                .query(FaultRows::read)
                .list();
    }

    int rows(ImportId id) {
        return sql.sql("SELECT count(DISTINCT row_number) FROM housing.import_fault WHERE import_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public void forEach(ImportId id, Consumer<Fault> faults) {
        sql.sql("SELECT * FROM housing.import_fault WHERE import_id = ? ORDER BY row_number, column_number, position")
                .withFetchSize(IN_MEMORY)
                .param(id.value())
                .query(row -> {
                    faults.accept(read(row, 0));
                });
    }

    private static void fill(PreparedStatement statement, ImportId id, int position, Fault fault) throws SQLException {
        statement.setObject(1, id.value());
        statement.setInt(2, position);
        statement.setInt(3, fault.row());
        statement.setInt(4, fault.column());
        statement.setString(5, fault.header());
        statement.setString(6, fault.complaint().key());
        var arguments = fault.complaint().arguments().toArray();
        statement.setArray(7, statement.getConnection().createArrayOf("text", arguments));
    }

    private static Fault read(ResultSet row, int number) throws SQLException {
        var arguments = (String[]) row.getArray("arguments").getArray();
        return new Fault(
                row.getInt("row_number"),
                row.getInt("column_number"),
                row.getString("header"),
                new Complaint(row.getString("message"), List.of(arguments)));
    }
}
