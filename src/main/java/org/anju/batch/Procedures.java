package org.anju.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.disclosure.BatchNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The procedures of all batches. */
@Repository
public class Procedures {

    private final JdbcClient database;

    Procedures(JdbcClient database) {
        this.database = database;
    }

    public Procedure get(BatchNumber batch) {
        return find(batch)
                .orElseThrow(() -> new IllegalStateException("Batch %s has no procedure yet.".formatted(batch)));
    }

    public Optional<Procedure> find(BatchNumber batch) {
        return database.sql("SELECT * FROM housing.batch_procedure WHERE batch_number = ?")
                .param(batch.value())
                .query(Procedures::read)
                .optional();
    }

    /** Writes the procedure; a draft that was returned is replaced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void draft(BatchNumber batch, Procedure procedure) {
        database.sql("DELETE FROM housing.batch_procedure WHERE batch_number = ?")
                .param(batch.value())
                .update();
        var ends = procedure.plannedEnds();
        database.sql("""
                        INSERT INTO housing.batch_procedure (batch_number, sign_up_opens_on, sign_up_closes_on, notice_unit,
                          qualification_notice_days, order_notice_days, order_method, tiers, waiver_limit, what_to_bring,
                          contact, phone, supervision, qualification_ends_on, order_on, selection_ends_on, result_on,
                          handover_ends_on, closing_on, drafted_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        batch.value(),
                        procedure.signUpOpensOn(),
                        procedure.signUpClosesOn(),
                        procedure.noticeUnit(),
                        procedure.qualificationNoticeDays(),
                        procedure.orderNoticeDays(),
                        procedure.orderMethod().code(),
                        procedure.tiers().toArray(String[]::new),
                        procedure.waiverLimit(),
                        procedure.whatToBring(),
                        procedure.contact(),
                        procedure.phone(),
                        procedure.supervision(),
                        ends.qualification(),
                        ends.order(),
                        ends.selection(),
                        ends.result(),
                        ends.handover(),
                        ends.closing(),
                        procedure.draftedBy())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void pin(BatchNumber batch, String modelsHash) {
        database.sql("UPDATE housing.batch_procedure SET models_hash = ? WHERE batch_number = ?")
                .params(modelsHash, batch.value())
                .update();
    }

    private static Procedure read(ResultSet row, int number) throws SQLException {
        return new Procedure(
                day(row, "sign_up_opens_on"),
                day(row, "sign_up_closes_on"),
                row.getString("notice_unit"),
                row.getInt("qualification_notice_days"),
                row.getInt("order_notice_days"),
                Procedure.OrderMethod.of(row.getString("order_method")),
                List.of((String[]) row.getArray("tiers").getArray()),
                row.getInt("waiver_limit"),
                row.getString("what_to_bring"),
                row.getString("contact"),
                row.getString("phone"),
                row.getString("supervision"),
                new Procedure.PlannedEnds(
                        day(row, "qualification_ends_on"),
                        day(row, "order_on"),
                        day(row, "selection_ends_on"),
                        day(row, "result_on"),
                        day(row, "handover_ends_on"),
                        day(row, "closing_on")),
                row.getObject("drafted_by", UUID.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
