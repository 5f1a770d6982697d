package org.anju.oversight;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.anju.calendar.ClockMoved;
import org.anju.calendar.OfficialClock;
import org.anju.casework.MailBacklog;
import org.anju.database.LogCopying;
import org.anju.disclosure.Obligations;
import org.anju.process.FailedJobs;
import org.anju.site.SiteCondition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How the machine is, from memory: whoever asks for health or metrics never reaches the database. */
@Component
class Vitals implements HealthIndicator, MeterBinder {

    private static final Duration SILENCE = Duration.ofHours(3);
    private static final int SOON_DAYS = 3;

    private final FailedJobs jobs;
    private final Obligations obligations;
    private final MailBacklog mail;
    private final SiteCondition site;
    private final Reconciler reconciler;
    private final LogCopying backup;
    private final OfficialClock clock;
    private final Instant started;
    private volatile Optional<Sighting> seen = Optional.empty();
    private volatile Instant jumpedTo = Instant.MIN;

    Vitals(
            FailedJobs jobs,
            Obligations obligations,
            MailBacklog mail,
            SiteCondition site,
            Reconciler reconciler,
            LogCopying backup,
            OfficialClock clock) {
        this.jobs = jobs;
        this.obligations = obligations;
        this.mail = mail;
        this.site = site;
        this.reconciler = reconciler;
        this.backup = backup;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Asks the database. */
    void look() {
        var now = clock.instant();
        seen = Optional.of(new Sighting(
                now,
                jobs.incidents(),
                jobs.oldestDue(),
                obligations.countDue(clock.today(), clock.today().plusDays(SOON_DAYS)),
                obligations.countOverdue(),
                mail.hasServer(),
                mail.oldest(),
                mail.stopped(),
                reconciler.lastRound(),
                Optional.of(backup.behind()).filter(behind -> !behind.isZero()).map(now::minus)));
    }

    /** As of now, whenever it was that the database last answered; empty if it never did. */
    Optional<Figures> figures() {
        return seen.map(sighting -> sighting.at(clock.instant(), site.failingSince()));
    }

    /** A jump of the demonstration clock is no silence: what passed over was no time for a round. */
    @EventListener
    void on(ClockMoved moved) {
        jumpedTo = moved.after();
    }

    /** Before the reconciler's first round, how long it has had time for one. */
    private Duration sinceRound() {
        var round = seen.flatMap(Sighting::lastRound).orElse(started);
        return Duration.between(jumpedTo.isAfter(round) ? jumpedTo : round, clock.instant());
    }

    /** Out of order when nothing proves any more that all is well. */
    @Override
    public Health health() {
        return sinceRound().compareTo(SILENCE) > 0
                ? Health.down().build()
                : Health.up().build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "anju.incidents.open", Figures::incidents);
        gauge(registry, "anju.jobs.oldest.due.seconds", each -> each.oldestJob().toSeconds());
        gauge(registry, "anju.obligations.due.soon", Figures::dueSoon);
        gauge(registry, "anju.obligations.overdue", Figures::overdue);
        gauge(registry, "anju.mail.oldest.seconds", each -> seconds(each.oldestMail()));
        gauge(registry, "anju.mail.stopped", Figures::stoppedMails);
        gauge(
                registry,
                "anju.site.failing.seconds",
                each -> each.siteFailing().map(Duration::toSeconds).orElse(0L));
        gauge(
                registry,
                "anju.backup.behind.seconds",
                each -> each.backupBehind().toSeconds());
        gauge(registry, "anju.figures.age.seconds", each -> each.age().toSeconds());
        register(
                registry,
                "anju.reconciler.age.seconds",
                vitals -> vitals.sinceRound().toSeconds());
    }

    private static double seconds(Optional<Duration> age) {
        return age.map(Duration::toSeconds).map(Long::doubleValue).orElse(Double.NaN);
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Figures> figure) {
        register(
                registry,
                name,
                vitals -> vitals.figures().map(figure::applyAsDouble).orElse(Double.NaN));
    }

    private void register(MeterRegistry registry, String name, ToDoubleFunction<Vitals> figure) {
        Gauge.builder(name, this, figure).strongReference(true).register(registry);
    }
}
