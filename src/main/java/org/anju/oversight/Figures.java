package org.anju.oversight;

import java.time.Duration;
import java.util.Optional;

/**
 * How the machine is at one moment.
 *
 * @param age how long ago the database was asked: what is counted was counted then
 * @param oldestJob how long the oldest due job has waited
 * @param oldestMail how long the oldest unsent mail has waited; empty if no mail server is set
 * @param stoppedMails how many mails were given up
 * @param siteFailing for how long the site's folder could not be written; empty if it can
 * @param backupBehind for how long the database's log could not be copied to the backup
 */
record Figures(
        Duration age,
        long incidents,
        Duration oldestJob,
        long dueSoon,
        long overdue,
        Optional<Duration> oldestMail,
        long stoppedMails,
        Optional<Duration> siteFailing,
        Duration backupBehind) {}
