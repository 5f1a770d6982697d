package org.anju.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens, changes and closes accounts. What ends a right also ends the sessions that had it. */
@Service("officerAccounts")
public class Accounts {

    private final JdbcClient sql;
    private final OfficialClock clock;

    Accounts(JdbcClient sql, OfficialClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Lets nobody else keep accounts until the transaction ends: of two operators who close each other, the second finds
     * their own account closed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepAlone() {
        sql.sql("SELECT pg_advisory_xact_lock(hashtext('accounts'))").query(row -> {});
    }

    /** Opens an account; a password that someone else chose must be changed at the first sign-in. */
    @Transactional
    public OfficerId open(NewAccount account, PasswordHash password, boolean chosenBySomeoneElse) {
        var id = new OfficerId(UUID.randomUUID());
        sql.sql("""
                        INSERT INTO housing.officer (id, account, name, region, email, password, password_is_new, stamp,
                                                     failed_attempts, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?)
                        """)
                .param(id.value())
                .param(account.account())
                .param(account.name())
                .param(account.region().value())
                .param(account.email().orElse(null))
                .param(password.value())
                .param(chosenBySomeoneElse)
                .param(at(clock.instant()))
                .update();
        grant(id, account.roles());
        return id;
    }

    /** Everything but the account's name, which never changes. */
    @Transactional
    public void change(OfficerId id, NewAccount to) {
        sql.sql("UPDATE housing.officer SET name = ?, region = ?, email = ? WHERE id = ?")
                .param(to.name())
                .param(to.region().value())
                .param(to.email().orElse(null))
                .param(id.value())
                .update();
        sql.sql("DELETE FROM housing.officer_role WHERE officer_id = ?")
                .param(id.value())
                .update();
        grant(id, to.roles());
    }

    /**
     * Ends every session of the account.
     *
     * @return the account's new stamp
     */
    @Transactional
    public int setPassword(OfficerId id, PasswordHash password, boolean chosenBySomeoneElse) {
        return sql.sql("""
                        UPDATE housing.officer
                           SET password = ?, password_is_new = ?, stamp = stamp + 1, failed_attempts = 0, locked_until = NULL
                         WHERE id = ?
                        RETURNING stamp
                        """)
                .param(password.value())
                .param(chosenBySomeoneElse)
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    @Transactional
    public void close(OfficerId id) {
        sql.sql("UPDATE housing.officer SET closed_at = ?, stamp = stamp + 1 WHERE id = ? AND closed_at IS NULL")
                .param(at(clock.instant()))
                .param(id.value())
                .update();
    }

    @Transactional
    public void reopen(OfficerId id) {
        sql.sql("UPDATE housing.officer SET closed_at = NULL, failed_attempts = 0, locked_until = NULL WHERE id = ?")
                .param(id.value())
                .update();
    }

    private void grant(OfficerId id, Set<Role> roles) {
        roles.forEach(role -> sql.sql("INSERT INTO housing.officer_role (officer_id, role) VALUES (?, ?)")
                .param(id.value())
                .param(role.code())
                .update());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
