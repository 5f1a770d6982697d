package org.anju.oversight;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.anju.calendar.OfficialClock;
import org.anju.casework.MailBacklog;
import org.anju.database.LogCopying;
import org.anju.disclosure.Obligations;
import org.anju.process.FailedJobs;
import org.anju.site.SiteCondition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
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
    private volatile Optional<Figures> figures = Optional.empty();

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
    }

    /**
     * The figures of one moment.
     *
     * @param oldestJob how long the oldest due job has waited
     * @param oldestMail how long the oldest unsent mail has waited; empty if no mail server is set
     * @param stoppedMails how many mails were given up
     * @param siteFailing for how long the site's folder could not be written; empty if it can
     * @param backupBehind for how long the database's log could not be copied to the backup
     * @param sinceRound how long ago the reconciler last ended a round; empty before its first
     */
    record Figures(
            Instant at,
            long incidents,
            Duration oldestJob,
            long dueSoon,
            long overdue,
            Optional<Duration> oldestMail,
            long stoppedMails,
            Optional<Duration> siteFailing,
            Optional<Duration> sinceRound,
            Duration backupBehind) {}

    /** Asks the database. */
    void look() {
        var now = clock.instant();
        figures = Optional.of(new Figures(
                now,
                jobs.incidents(),
                age(jobs.oldestDue(), now).orElse(Duration.ZERO),
                obligations.countDue(clock.today(), clock.today().plusDays(SOON_DAYS)),
                obligations.countOverdue(),
                mail.hasServer() ? Optional.of(age(mail.oldest(), now).orElse(Duration.ZERO)) : Optional.empty(),
                mail.stopped(),
                age(site.failingSince(), now),
                age(reconciler.lastRound(), now),
                backup.behind()));
    }

    Optional<Figures> figures() {
        return figures;
    }

    private static Optional<Duration> age(Optional<Instant> since, Instant now) {
        return since.map(instant -> Duration.between(instant, now)).filter(age -> !age.isNegative());
    }

    /** Out of order when nothing proves any more that all is well. */
    @Override
    public Health health() {
        var silent = figures.flatMap(Figures::sinceRound)
                .filter(age -> age.compareTo(SILENCE) > 0)
                .isPresent();
        return silent ? Health.down().build() : Health.up().build();
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
        gauge(registry, "anju.reconciler.age.seconds", each -> seconds(each.sinceRound()));
    }

    private static double seconds(Optional<Duration> age) {
        return age.map(Duration::toSeconds).map(Long::doubleValue).orElse(Double.NaN);
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Figures> figure) {
        Gauge.builder(
                        name,
                        this,
                        vitals -> vitals.figures.map(figure::applyAsDouble).orElse(Double.NaN))
                .strongReference(true)
                .register(registry);
    }
}
