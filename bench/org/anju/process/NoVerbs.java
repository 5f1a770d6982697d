package org.anju.process;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verbs that do nothing and answer what lets a case go on, so that only the engine's own work is left. Inner classes,
 * which no scan of the application takes for its own.
 */
final class NoVerbs {

    private static final Date NEXT_YEAR = Date.from(Instant.parse("2099-01-01T00:00:00Z"));

    private NoVerbs() {}

    static Map<String, Object> all() {
        return new NoVerbs().beans();
    }

    private Map<String, Object> beans() {
        var beans = new LinkedHashMap<String, Object>();
        beans.put("batchTasks", new OfBatches());
        beans.put("disclosureTasks", new OfDisclosures());
        beans.put("noticeTasks", new OfNotices());
        beans.put("selectionTasks", new OfSelections());
        return beans;
    }

    /** No verbs of {@code batchTasks}. */
    @Verbs("batchTasks")
    public final class OfBatches {

        public void announce(String batch) {}

        public void closeSignUp(String batch) {}

        public void recordResult(String batch) {}

        public void recordVoid(String batch) {}

        public Date signUpOpensAt(String batch) {
            return NEXT_YEAR;
        }

        public Date signUpClosesAt(String batch) {
            return NEXT_YEAR;
        }
    }

    /** No verbs of {@code disclosureTasks}. */
    @Verbs("disclosureTasks")
    public final class OfDisclosures {

        @WithTheNode
        public void raise(String batch, String node, String item) {}

        public boolean isPublic(String batch, String node) {
            return true;
        }

        public boolean allPublic(String batch) {
            return true;
        }

        public boolean isComplete(String obligation) {
            return true;
        }

        public String draft(String obligation) {
            return "review";
        }

        public void publish(String obligation) {}

        public boolean isReadable(String obligation) {
            return true;
        }

        public void hold(String obligation) {}

        public Date remindsAt(String obligation, int number) {
            return NEXT_YEAR;
        }

        public void remind(String obligation, int number) {}

        public Date lapsesAt(String obligation) {
            return NEXT_YEAR;
        }

        public boolean lapse(String obligation) {
            return false;
        }

        public Date overdueAt(String obligation) {
            return NEXT_YEAR;
        }

        public void recordOverdue(String obligation) {}
    }

    /** No verbs of {@code noticeTasks}. */
    @Verbs("noticeTasks")
    public final class OfNotices {

        public String announce(String batch, String node) {
            return batch + "/" + node;
        }

        @WithTheNode
        public void raiseList(String notice) {}

        public boolean isListPublic(String notice) {
            return true;
        }

        public void begin(String notice) {}

        public Date endsAt(String notice) {
            return NEXT_YEAR;
        }

        @WithTheNode
        public void raiseOutcome(String notice) {}
    }

    /** No verbs of {@code selectionTasks}. */
    @Verbs("selectionTasks")
    public final class OfSelections {

        public boolean moreTurns(String batch) {
            return false;
        }
    }
}
