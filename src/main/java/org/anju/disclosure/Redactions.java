package org.anju.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.anju.calendar.ClockMoved;
import org.anju.calendar.OfficialClock;
import org.anju.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** 展示期限: the day after it has passed, the personal cells of an edition are emptied. Their hashes stay in the log. */
@Component
public class Redactions {

    private static final String BASIS = "展示期限届满";
    private static final long HOUR = 3_600_000;
    private static final Logger LOG = LoggerFactory.getLogger(Redactions.class);

    private final JdbcClient database;
    private final Obligations obligations;
    private final Corrections corrections;
    private final FrozenFacts facts;
    private final Journal journal;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate alone;

    Redactions(
            JdbcClient database,
            Obligations obligations,
            Corrections corrections,
            FrozenFacts facts,
            Journal journal,
            OfficialClock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.obligations = obligations;
        this.corrections = corrections;
        this.facts = facts;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Due(EditionId edition, ObligationId obligation) {}

    /** Asks the official clock every hour: whatever hour the machine stops and starts, no day is missed. */
    @Scheduled(initialDelay = 60_000, fixedDelay = HOUR)
    public void run() {
        due().forEach(each -> alone.executeWithoutResult(status -> redact(each)));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void on(ClockMoved moved) {
        run();
    }

    private List<Due> due() {
        return database.sql("""
                        SELECT id, obligation_id FROM disclosure.edition e
                         WHERE display_until < ?
                           AND NOT EXISTS (SELECT FROM disclosure.redaction r WHERE r.edition_id = e.id)
                         ORDER BY stood_at, id
                        """)
                .param(clock.today())
                .query((row, number) -> new Due(
                        new EditionId(row.getObject("id", UUID.class)),
                        new ObligationId(row.getObject("obligation_id", UUID.class))))
                .list();
    }

    /** Under the lock of its obligation, so that two copies of the application do it once. */
    private void redact(Due due) {
        var obligation = obligations.lock(due.obligation());
        if (isRedacted(due.edition())) {
            return;
        }
        database.sql("SELECT disclosure.redact(?, ?, ?)")
                .params(due.edition().value(), Times.sql(clock.instant()), BASIS)
                .query(row -> {});
        var original = corrections.original(obligation).id();
        if (!corrections.needsFacts(original)) {
            facts.drop(original);
        }
        journal.append(leaf(due.edition()), "redaction:" + due.edition());
        events.publishEvent(new Redacted(due.edition()));
        LOG.info("Redacted edition {}.", due.edition());
    }

    private boolean isRedacted(EditionId edition) {
        return database.sql("SELECT EXISTS (SELECT FROM disclosure.redaction WHERE edition_id = ?)")
                .param(edition.value())
                .query(Boolean.class)
                .single();
    }

    private byte[] leaf(EditionId edition) {
        return "anju-redaction-v1\nedition %s\nredacted %s\nbasis %s\n"
                .formatted(edition, clock.today(), BASIS)
                .getBytes(StandardCharsets.UTF_8);
    }
}
