package org.anju.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the database last said. It tells since when something has been so and never for how long, so that an age goes on
 * growing while nobody can ask.
 *
 * @param mailLeaves whether a mail server is set; without one mail waits, and that is nobody's fault
 * @param lastRound when the reconciler last ended a round
 * @param backupBehind since when the database's log could not be copied to the backup
 */
record Sighting(
        Instant at,
        long incidents,
        Optional<Instant> oldestJob,
        long dueSoon,
        long overdue,
        boolean mailLeaves,
        Optional<Instant> oldestMail,
        long stoppedMails,
        Optional<Instant> lastRound,
        Optional<Instant> backupBehind) {

    Figures at(Instant now, Optional<Instant> siteFailing) {
        return new Figures(
                Duration.between(at, now),
                incidents,
                age(oldestJob, now),
                dueSoon,
                overdue,
                mailLeaves ? Optional.of(age(oldestMail, now)) : Optional.empty(),
                stoppedMails,
                siteFailing.map(since -> age(siteFailing, now)),
                age(backupBehind, now));
    }

    private static Duration age(Optional<Instant> since, Instant now) {
        return since.map(instant -> Duration.between(instant, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }
}
