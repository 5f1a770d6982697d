package org.anju.batch;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.draw.FrozenRoster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 摇号名册 of a batch: sealed once, witnessed by another person, kept as bytes. */
@Repository
class Rosters {

    private final JdbcClient database;
    private final OfficialClock clock;

    Rosters(JdbcClient database, OfficialClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A sealed roster and who sealed it. */
    record Sealed(int run, FrozenRoster roster, UUID sealedBy) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void seal(BatchNumber batch, FrozenRoster roster, UUID officer) {
        database.sql("""
                        INSERT INTO housing.roster (batch_number, run, bytes, sha256, entries, sealed_by, sealed_at)
                        VALUES (?, 1, ?, ?, ?, ?, ?)
                        """)
                .params(
                        batch.value(),
                        roster.csv(),
                        roster.sha256(),
                        roster.size(),
                        officer,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void witness(BatchNumber batch, int run, UUID notary) {
        database.sql("UPDATE housing.roster SET witnessed_by = ? WHERE batch_number = ? AND run = ?")
                .params(notary, batch.value(), run)
                .update();
    }

    Optional<Sealed> of(BatchNumber batch) {
        return database.sql("SELECT * FROM housing.roster WHERE batch_number = ? ORDER BY run DESC LIMIT 1")
                .param(batch.value())
                .query((row, number) -> new Sealed(
                        row.getInt("run"),
                        FrozenRoster.parse(row.getBytes("bytes")),
                        row.getObject("sealed_by", UUID.class)))
                .optional();
    }

    /** @throws IllegalStateException if the roster has not been sealed */
    Sealed sealed(BatchNumber batch) {
        return of(batch)
                .orElseThrow(() -> new IllegalStateException(
                        "Batch %s has no frozen roster; freeze it before the draw.".formatted(batch)));
    }
}
