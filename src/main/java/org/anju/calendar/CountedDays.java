package org.anju.calendar;

/**
 * Running deadlines that were counted by a calendar. When it changes they are counted again, a lot at a time and the most
 * urgent first; each knows the version it was counted by, so that what is still to be counted is never forgotten.
 */
public interface CountedDays {

    /**
     * Counts a lot again, in a transaction of its own.
     *
     * @return how many; 0 if none is left but what somebody else has in hand
     */
    int countAgain();

    Progress progress();

    /** How many deadlines run, and how many of them are still to be counted again. */
    record Progress(long running, long behind) {

        public Progress plus(Progress other) {
            return new Progress(running + other.running, behind + other.behind);
        }

        public long done() {
            return running - behind;
        }
    }
}
