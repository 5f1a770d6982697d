package org.anju.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.calendar.MachineTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions in the database, so that one survives a restart and holds on every copy of the application. The last who
 * writes a session wins; one that was ended meanwhile stays ended.
 */
@Repository
class Sessions implements SessionRepository<StoredSession> {

    /** For someone who has not signed in. */
    static final Duration VISIT = Duration.ofMinutes(30);

    /** How often a session that only reads is written. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final SignInSettings settings;
    private final MachineTime machine;

    Sessions(JdbcClient sql, SignInSettings settings, MachineTime machine) {
        this.sql = sql;
        this.settings = settings;
        this.machine = machine;
    }

    /** A session as its owner sees it in a list. The handle is the hash of its id, and opens nothing. */
    record SignedIn(String handle, Instant since, Instant lastUsed, Optional<String> address) {}

    @Override
    public StoredSession createSession() {
        return StoredSession.begin(VISIT);
    }

    @Override
    @Transactional
    public void save(StoredSession session) {
        var before = session.storedAs();
        if (before != null && !before.equals(session.getId())) {
            if (delete(before) == 0) {
                return;
            }
            insert(session);
        } else if (before == null) {
            insert(session);
        } else if (session.isChanged()) {
            update(session);
        } else if (session.getLastAccessedTime().isAfter(session.lastWritten().plus(PRECISION))) {
            touch(session);
        } else {
            return;
        }
        session.written();
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        return sql.sql(
                        "SELECT began_at, last_used_at, officer_id, content FROM housing.session WHERE id_hash = ? AND ends_at > ?")
                .param(SessionSeal.hash(id))
                .param(at(machine.instant()))
                .query((row, number) -> read(id, row))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    @Override
    @Transactional
    public void deleteById(String id) {
        delete(id);
    }

    /** Where the officer is signed in, the latest first. */
    List<SignedIn> of(OfficerId officer) {
        return sql.sql("""
                        SELECT id_hash, began_at, last_used_at, address
                          FROM housing.session JOIN housing.audit ON audit.number = session.sign_in
                         WHERE session.officer_id = ? AND ends_at > ? ORDER BY last_used_at DESC, id_hash
                        """)
                .param(officer.value())
                .param(at(machine.instant()))
                .query((row, number) -> new SignedIn(
                        HexFormat.of().formatHex(row.getBytes("id_hash")),
                        instant(row, "began_at"),
                        instant(row, "last_used_at"),
                        Optional.ofNullable(row.getString("address"))))
                .list();
    }

    static String handle(String id) {
        return HexFormat.of().formatHex(SessionSeal.hash(id));
    }

    /** Ends one of the officer's own. */
    @Transactional
    boolean end(OfficerId officer, String handle) {
        return handle.matches("[0-9a-f]{64}")
                && sql.sql("DELETE FROM housing.session WHERE officer_id = ? AND id_hash = ?")
                                .param(officer.value())
                                .param(HexFormat.of().parseHex(handle))
                                .update()
                        == 1;
    }

    /** @return how many there were */
    @Transactional
    int endAll(OfficerId officer) {
        return sql.sql("DELETE FROM housing.session WHERE officer_id = ?")
                .param(officer.value())
                .update();
    }

    @Transactional
    int endOthers(OfficerId officer, String handle) {
        return sql.sql("DELETE FROM housing.session WHERE officer_id = ? AND id_hash <> ?")
                .param(officer.value())
                .param(HexFormat.of().parseHex(handle))
                .update();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    @Transactional
    void forgetTheEnded() {
        sql.sql("DELETE FROM housing.session WHERE ends_at <= ?")
                .param(at(machine.instant()))
                .update();
    }

    private void insert(StoredSession session) {
        sql.sql("""
                        INSERT INTO housing.session (id_hash, officer_id, sign_in, began_at, last_used_at, ends_at, content)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        SessionSeal.hash(session.getId()),
                        officer(session),
                        signIn(session),
                        at(session.getCreationTime()),
                        at(session.getLastAccessedTime()),
                        at(end(session)),
                        SessionSeal.seal(session.getId(), session.attributes())))
                .update();
    }

    private void update(StoredSession session) {
        sql.sql("""
                        UPDATE housing.session SET officer_id = ?, sign_in = ?, last_used_at = ?, ends_at = ?, content = ?
                         WHERE id_hash = ?
                        """)
                .params(Arrays.asList(
                        officer(session),
                        signIn(session),
                        at(session.getLastAccessedTime()),
                        at(end(session)),
                        SessionSeal.seal(session.getId(), session.attributes()),
                        SessionSeal.hash(session.getId())))
                .update();
    }

    private void touch(StoredSession session) {
        sql.sql("UPDATE housing.session SET last_used_at = ?, ends_at = ? WHERE id_hash = ?")
                .param(at(session.getLastAccessedTime()))
                .param(at(end(session)))
                .param(SessionSeal.hash(session.getId()))
                .update();
    }

    private int delete(String id) {
        return sql.sql("DELETE FROM housing.session WHERE id_hash = ?")
                .param(SessionSeal.hash(id))
                .update();
    }

    private Optional<StoredSession> read(String id, ResultSet row) throws SQLException {
        var began = instant(row, "began_at");
        var lastUsed = instant(row, "last_used_at");
        var idle = row.getObject("officer_id") == null ? VISIT : settings.idle();
        return SessionSeal.open(id, row.getBytes("content"))
                .map(attributes -> StoredSession.read(id, began, lastUsed, idle, attributes));
    }

    private Instant end(StoredSession session) {
        var signedIn = officer(session) != null;
        var unused = session.getLastAccessedTime().plus(signedIn ? settings.idle() : VISIT);
        var longest = session.getCreationTime().plus(settings.longest());
        return unused.isBefore(longest) ? unused : longest;
    }

    private static @Nullable UUID officer(StoredSession session) {
        return session.getAttribute(SignedInMark.OFFICER);
    }

    private static @Nullable Long signIn(StoredSession session) {
        return session.getAttribute(SignedInMark.SIGN_IN);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
