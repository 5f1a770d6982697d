package org.anju.casework;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What an officer was told: in person, or as holder of a role for their region. */
@Repository
class Inbox {

    static final int PAGE = 50;

    private static final String MINE = """
             FROM housing.message message
             LEFT JOIN housing.message_reading reading
               ON reading.message_id = message.id AND reading.officer_id = :officer
            WHERE (message.officer_id = :officer OR message.region = :region AND message.role = ANY (:roles))
            """;

    private final JdbcClient sql;
    private final OfficialClock clock;

    Inbox(JdbcClient sql, OfficialClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The newest first; pages count from 1. */
    List<Message> of(Officer officer, int page) {
        return mine(
                        "SELECT message.*, reading.read_at" + MINE
                                + " ORDER BY message.created_at DESC, message.id LIMIT :limit OFFSET :skip",
                        officer)
                .param("limit", PAGE)
                .param("skip", (page - 1) * PAGE)
                .query(Inbox::message)
                .list();
    }

    int count(Officer officer) {
        return mine("SELECT count(*)" + MINE, officer).query(Integer.class).single();
    }

    int unread(Officer officer) {
        return mine("SELECT count(*)" + MINE + " AND reading.read_at IS NULL", officer)
                .query(Integer.class)
                .single();
    }

    /** Where the message leads, marking it read; empty if it is not this officer's. */
    @Transactional
    Optional<String> open(Officer officer, MessageId id) {
        var path = mine("SELECT message.path" + MINE + " AND message.id = :id", officer)
                .param("id", id.value())
                .query(String.class)
                .optional();
        path.ifPresent(known -> read(officer, " AND message.id = :id", id));
        return path;
    }

    @Transactional
    void readAll(Officer officer) {
        read(officer, "", new MessageId(new UUID(0, 0)));
    }

    private void read(Officer officer, String which, MessageId id) {
        mine(
                        "INSERT INTO housing.message_reading (message_id, officer_id, read_at) SELECT message.id, :officer, :now"
                                + MINE + " AND reading.read_at IS NULL" + which + " ON CONFLICT DO NOTHING",
                        officer)
                .param("id", id.value())
                .param("now", Rows.timestamp(clock.instant()))
                .update();
    }

    private JdbcClient.StatementSpec mine(String statement, Officer officer) {
        return sql.sql(statement)
                .param("officer", officer.id().value())
                .param("region", officer.region().value())
                .param("roles", officer.roles().stream().map(Role::code).toArray(String[]::new));
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                new MessageId(row.getObject("id", UUID.class)),
                row.getString("subject"),
                strings(row.getArray("arguments")),
                row.getString("path"),
                Rows.instant(row, "created_at"),
                row.getObject("read_at") != null);
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
