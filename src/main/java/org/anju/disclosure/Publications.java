package org.anju.disclosure;

import java.util.List;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which editions were read back from the official site, and which still wait for it. */
@Repository
public class Publications {

    private final JdbcClient database;
    private final Obligations obligations;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;

    Publications(JdbcClient database, Obligations obligations, OfficialClock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.obligations = obligations;
        this.clock = clock;
        this.events = events;
    }

    /** An edition that stands but has not been read back: the file to fetch and the hash it must have. */
    public record Awaiting(EditionId edition, RegionCode region, String file, byte[] sha256) {}

    /** Everything that stands and is not yet public, oldest first. */
    public List<Awaiting> awaiting() {
        return database.sql("""
                        SELECT e.id, e.region, f.name, f.sha256
                          FROM disclosure.edition e
                          JOIN disclosure.edition_file f ON f.edition_id = e.id AND f.name = 'data.json'
                         WHERE NOT EXISTS (SELECT 1 FROM disclosure.publication p WHERE p.edition_id = e.id)
                         ORDER BY e.stood_at, e.id LIMIT 200
                        """)
                .query((row, number) -> new Awaiting(
                        new EditionId(row.getObject("id", UUID.class)),
                        new RegionCode(row.getString("region")),
                        row.getString("name"),
                        row.getBytes("sha256")))
                .list();
    }

    /**
     * Records that an edition was fetched from its official address with the stored hash: from now it is public. The
     * obligation is locked first, so that a process about to wait for this either sees it or is found waiting.
     */
    @Transactional
    public void readBack(EditionId edition, String address, byte[] sha256) {
        var obligation = obligations.lock(obligationOf(edition));
        var inserted = database.sql("INSERT INTO disclosure.publication VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(edition.value(), Times.sql(clock.instant()), address, sha256)
                .update();
        if (inserted == 0) {
            return;
        }
        if (obligation.edition().filter(edition::equals).isPresent()) {
            // Judged by this very instant, whether or not the timer of midnight was first.
            obligations.recordOverdue(obligation.id());
            obligations.move(obligation.id(), ObligationState.PUBLIC, "public", null, null);
        }
        events.publishEvent(new EditionPublic(edition, obligations.get(obligation.id())));
    }

    private ObligationId obligationOf(EditionId edition) {
        return new ObligationId(database.sql("SELECT obligation_id FROM disclosure.edition WHERE id = ?")
                .param(edition.value())
                .query(UUID.class)
                .single());
    }
}
