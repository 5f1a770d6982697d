package org.anju.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.access.OfficerId;
import org.anju.calendar.OfficialClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mail that waits to be sent. */
@Repository
class Outbox {

    /** How long to wait after each attempt that failed; after the last it is given up. */
    static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /** How long a mail waits for a server that does not answer; meanwhile others ask whether it does. */
    private static final Duration UNREACHABLE = Duration.ofMinutes(1);

    /** Longer than sending one mail can take, with every timeout of the server. */
    private static final Duration IN_HAND = Duration.ofMinutes(3);

    private static final String MAILS = """
            SELECT mail.*, message.subject, message.arguments, message.path, officer.account,
                   CASE WHEN officer.closed_at IS NULL THEN officer.email END AS address
              FROM housing.outgoing_mail mail
              JOIN housing.message ON message.id = mail.message_id
              JOIN housing.officer ON officer.id = mail.officer_id
            """;

    private final JdbcClient sql;
    private final OfficialClock clock;

    Outbox(JdbcClient sql, OfficialClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** In the transaction of what it reports. */
    @Transactional(propagation = Propagation.MANDATORY)
    void put(MessageId message, OfficerId reader) {
        sql.sql("""
                        INSERT INTO housing.outgoing_mail (id, message_id, officer_id, created_at, attempts, due_at)
                        VALUES (:id, :message, :officer, :now, 0, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("message", message.value())
                .param("officer", reader.value())
                .param("now", Rows.timestamp(clock.instant()))
                .update();
    }

    /**
     * The oldest that is due and that no other copy of the application has in hand. It is ours for a while, without a
     * lock: whoever stops meanwhile leaves it to the next.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Mail> take() {
        var next = sql.sql(MAILS + """
                        WHERE sent_at IS NULL AND given_up_at IS NULL AND due_at <= ?
                        ORDER BY due_at LIMIT 1 FOR UPDATE OF mail SKIP LOCKED
                        """)
                .param(Rows.timestamp(clock.instant()))
                .query(Outbox::mail)
                .optional();
        next.ifPresent(mail -> sql.sql("UPDATE housing.outgoing_mail SET due_at = ? WHERE id = ?")
                .param(Rows.timestamp(clock.instant().plus(IN_HAND)))
                .param(mail.id())
                .update());
        return next;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void sent(Mail mail) {
        sql.sql("UPDATE housing.outgoing_mail SET sent_at = ?, attempts = attempts + 1, fault = NULL WHERE id = ?")
                .param(Rows.timestamp(clock.instant()))
                .param(mail.id())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void failed(Mail mail, String fault) {
        var now = clock.instant();
        var last = mail.attempts() >= WAITS.size();
        sql.sql(
                        "UPDATE housing.outgoing_mail SET attempts = attempts + 1, fault = ?, due_at = ?, given_up_at = ? WHERE id = ?")
                .param(fault)
                .param(Rows.timestamp(last ? now : now.plus(WAITS.get(mail.attempts()))))
                .param(last ? Rows.timestamp(now) : null)
                .param(mail.id())
                .update();
    }

    /** The server does not answer. That is not the mail's fault: it is not counted, so it is never given up for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void unreachable(Mail mail, String fault) {
        sql.sql("UPDATE housing.outgoing_mail SET fault = ?, due_at = ? WHERE id = ?")
                .param(fault)
                .param(Rows.timestamp(clock.instant().plus(UNREACHABLE)))
                .param(mail.id())
                .update();
    }

    /** Tries again at once what waits or was given up. */
    @Transactional
    boolean again(UUID id) {
        return sql.sql("""
                        UPDATE housing.outgoing_mail SET attempts = 0, due_at = ?, given_up_at = NULL
                         WHERE id = ? AND sent_at IS NULL
                        """).param(Rows.timestamp(clock.instant())).param(id).update() == 1;
    }

    /** What has not been sent, the oldest first. */
    List<Mail> hanging() {
        return sql.sql(MAILS + "WHERE sent_at IS NULL ORDER BY mail.created_at, mail.id LIMIT 200")
                .query(Outbox::mail)
                .list();
    }

    int countHanging() {
        return sql.sql("SELECT count(*) FROM housing.outgoing_mail WHERE sent_at IS NULL")
                .query(Integer.class)
                .single();
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getObject("id", UUID.class),
                row.getString("account"),
                Optional.ofNullable(row.getString("address")),
                row.getString("subject"),
                Arrays.asList((String[]) row.getArray("arguments").getArray()),
                row.getString("path"),
                Rows.instant(row, "created_at"),
                row.getInt("attempts"),
                Rows.instant(row, "due_at"),
                Optional.ofNullable(row.getString("fault")),
                Rows.optional(row, "given_up_at"));
    }
}
