package org.anju.oversight;

import java.util.Locale;
import java.util.Optional;
import org.anju.region.RegionCode;

/**
 * Something that is not as it must be.
 *
 * @param subject an id or a number, never a person
 * @param repair puts it right, where that is safe; doing it twice does no harm
 */
record Difference(Kind kind, String subject, Optional<RegionCode> region, Optional<Runnable> repair) {

    /** What can be wrong. */
    enum Kind {
        /** A node that ended owes its disclosure, but nothing says so. */
        OUTCOME_WITHOUT_OBLIGATION,
        /** An open obligation has no process to carry it. */
        OBLIGATION_NOT_RUNNING,
        /** An open obligation's timers are not those that its due day asks for. */
        TIMER_WRONG,
        /** A calendar changed an hour ago or more, and the due day is still that of the one before. */
        DUE_DAY_BEHIND,
        /** A due day has passed and 逾期 was not recorded. */
        OVERDUE_NOT_RECORDED,
        /** A due day has passed and nothing was published. */
        DUE_WITHOUT_EDITION,
        /** An edition is not in the log. */
        EDITION_WITHOUT_LEAF,
        /** An edition's deadline is near or past and it could not be read back. */
        EDITION_NOT_PUBLIC,
        /** An edition's files do not lie in the site's folder as they are on file. */
        EDITION_WITHOUT_FILE,
        /** An edition was taken down or withdrawn, and files or rows of it still lie in the site's folder. */
        GONE_EDITION_STILL_THERE,
        /** A batch that has not ended has no process to carry it. */
        BATCH_NOT_RUNNING,
        /** A notice that was not closed has no process to carry it. */
        NOTICE_NOT_RUNNING,
        /** A notice or a sign-up has a timer at another time than its own. */
        PERIOD_TIMER_WRONG,
        /** The period of a notice is over and its outcome is not owed. */
        NOTICE_OUTCOME_NOT_OWED,
        /** A process of a batch waits for nothing: its timer or job is lost. */
        CASE_STRANDED,
        /** An edition was read back after a restore, and its private steps have not come again. */
        PRIVATE_STEPS_OPEN,
        /** What was done again after a restore is not what the public saw. */
        REDONE_DIFFERENTLY,
        /** A hold was read back after a restore, and nobody has decided about it again. */
        HELD_IN_PUBLIC;

        /** Whether it is about the folder of one copy, so that no other can find it, or find it gone. */
        boolean isOfAFolder() {
            return this == EDITION_WITHOUT_FILE || this == GONE_EDITION_STILL_THERE;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Told apart by what is wrong with what. */
    record Key(String kind, String subject) {}

    Key key() {
        return new Key(kind.code(), subject);
    }
}
