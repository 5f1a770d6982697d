package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisclosureObligationModelTests {

    private static final Duties DUTIES = new Duties();

    private static TestEngine trial;

    private String instance = "";

    @BeforeAll
    static void deployed() {
        trial = TestEngine.with(Map.of("disclosureTasks", DUTIES));
        trial.deployModel(Models.text("disclosure-obligation"));
    }

    @AfterAll
    static void closed() {
        trial.close();
    }

    @BeforeEach
    void anObligationArises() {
        DUTIES.done.clear();
        DUTIES.draft = "review";
        DUTIES.readable = false;
        DUTIES.lapses = false;
        DUTIES.complete = true;
        arise("O-1");
    }

    private void arise(String obligation) {
        instance = trial.engine
                .getRuntimeService()
                .startProcessInstanceByKey(
                        "disclosure-obligation",
                        obligation,
                        Map.of("draft", "", "review", "", "lapsed", false, "region", "990101"))
                .getId();
    }

    @Test
    void aClearedDraftIsPublishedWithoutReview() {
        DUTIES.draft = "cleared";

        run("Task_DraftDisclosure", "Task_PublishDisclosure");
        becomesReadable();

        assertThat(passed()).contains("EndEvent_Disclosed").doesNotContain("Task_ReviewDisclosure");
        assertThat(DUTIES.done).containsExactly("drafted O-1", "published O-1");
    }

    @Test
    void aReviewedDraftIsDisclosedOnceItCanBeRead() {
        run("Task_DraftDisclosure");
        complete("Task_ReviewDisclosure", Map.of("review", "publish"));
        run("Task_PublishDisclosure");

        assertThat(waiting()).containsExactly("CatchEvent_DisclosureReadable");
        becomesReadable();
        assertThat(passed()).contains("EndEvent_Disclosed");
    }

    @Test
    void whatIsReadableAlreadyDoesNotWait() {
        DUTIES.draft = "cleared";
        DUTIES.readable = true;

        run("Task_DraftDisclosure", "Task_PublishDisclosure");

        assertThat(passed()).contains("EndEvent_Disclosed");
    }

    @Test
    void aReworkedDraftIsDraftedAnew() {
        run("Task_DraftDisclosure");
        complete("Task_ReviewDisclosure", Map.of("review", "rework"));
        complete("Task_RepairDisclosure", Map.of());
        run("Task_DraftDisclosure");

        assertThat(waiting()).containsExactly("Task_ReviewDisclosure");
        assertThat(DUTIES.done).containsExactly("drafted O-1", "drafted O-1");
    }

    @Test
    void aStoppedDraftGoesToItsAuthor() {
        DUTIES.draft = "stopped";

        run("Task_DraftDisclosure");

        assertThat(waiting()).containsExactly("Task_RepairDisclosure");
    }

    @Test
    void aHoldIsRecordedAndLastsUntilItIsLifted() {
        run("Task_DraftDisclosure");
        complete("Task_ReviewDisclosure", Map.of("review", "hold"));
        run("Task_HoldDisclosure");
        complete("Task_LiftHold", Map.of());

        assertThat(waiting()).containsExactly("Task_DraftDisclosure");
        assertThat(DUTIES.done).containsExactly("drafted O-1", "held O-1");
    }

    @Test
    void aLapseThatPublishesEndsTheReview() {
        DUTIES.lapses = true;
        run("Task_DraftDisclosure");

        run("StartEvent_LapseTimeReached", "Task_PublishLapsed");
        becomesReadable();

        assertThat(passed()).contains("BoundaryEvent_Lapsed", "EndEvent_DisclosedByLapse");
        assertThat(DUTIES.done).containsExactly("drafted O-1", "lapsed O-1");
    }

    @Test
    void aLapseThatPublishesNotEverythingLeavesTheReviewOpen() {
        run("Task_DraftDisclosure");

        run("StartEvent_LapseTimeReached", "Task_PublishLapsed");

        assertThat(waiting()).containsExactly("Task_ReviewDisclosure");
    }

    @Test
    void remindersAndLatenessLeaveTheObligationWhereItStands() {
        DUTIES.draft = "stopped";
        run("Task_DraftDisclosure");

        run("StartEvent_FirstReminderDue", "Task_SendFirstReminder");
        run("StartEvent_SecondReminderDue", "Task_SendSecondReminder");
        run("StartEvent_LastReminderDue", "Task_SendLastReminder");
        run("StartEvent_DueDayPassed", "Task_RecordOverdue");

        assertThat(waiting()).containsExactly("Task_RepairDisclosure");
        assertThat(DUTIES.done)
                .containsExactly("drafted O-1", "reminded O-1 1", "reminded O-1 2", "reminded O-1 3", "overdue O-1");
    }

    @Test
    void theTimersAskForTheirInstant() {
        List<Date> due = jobs().stream()
                .map(Job::getDuedate)
                .filter(Duties.INSTANTS::contains)
                .toList();

        assertThat(due).containsExactlyInAnyOrderElementsOf(Duties.INSTANTS);
    }

    @Test
    void aDutyThatArisesBeforeItsContentWaitsForIt() {
        DUTIES.complete = false;
        arise("O-2");

        run("StartEvent_DueDayPassed", "Task_RecordOverdue");
        assertThat(waiting()).containsExactly("CatchEvent_ContentComplete");

        DUTIES.complete = true;
        trial.engine.getRuntimeService().setVariable(instance, "draft", "");
        run("Task_DraftDisclosure");
        assertThat(waiting()).containsExactly("Task_ReviewDisclosure");
        assertThat(DUTIES.done).containsExactly("overdue O-2", "drafted O-2");
    }

    private void run(String... activities) {
        for (String activity : activities) {
            Job job = trial.engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId(activity)
                    .singleResult();
            trial.engine.getManagementService().executeJob(job.getId());
        }
    }

    private void complete(String task, Map<String, Object> variables) {
        var waiting = trial.engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(task)
                .singleResult();
        trial.engine.getTaskService().complete(waiting.getId(), variables);
    }

    /** A condition is asked again when a variable of its instance changes. */
    private void becomesReadable() {
        DUTIES.readable = true;
        trial.engine.getRuntimeService().setVariable(instance, "draft", "");
    }

    private List<Job> jobs() {
        return trial.engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .list();
    }

    private List<String> waiting() {
        return trial.engine.getRuntimeService().getActiveActivityIds(instance).stream()
                .filter(activity -> !activity.equals(instance))
                .toList();
    }

    private List<String> passed() {
        return trial
                .engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Obligations that note what was asked of them. Public, because the engine's expressions must reach it. */
    @Verbs("disclosureTasks")
    public static final class Duties {

        static final List<Date> INSTANTS = List.of(
                new Date(4_000_000_001_000L),
                new Date(4_000_000_002_000L),
                new Date(4_000_000_003_000L),
                new Date(4_000_000_004_000L),
                new Date(4_000_000_005_000L));

        final List<String> done = new ArrayList<>();
        String draft = "";
        boolean complete = true;
        boolean readable;
        boolean lapses;

        public String draft(String obligation) {
            done.add("drafted " + obligation);
            return draft;
        }

        public boolean isComplete(String obligation) {
            return complete;
        }

        public void publish(String obligation) {
            done.add("published " + obligation);
        }

        public boolean isReadable(String obligation) {
            return readable;
        }

        public void hold(String obligation) {
            done.add("held " + obligation);
        }

        public Date remindsAt(String obligation, int number) {
            return INSTANTS.get(number - 1);
        }

        public void remind(String obligation, int number) {
            done.add("reminded " + obligation + " " + number);
        }

        public Date lapsesAt(String obligation) {
            return INSTANTS.get(3);
        }

        public boolean lapse(String obligation) {
            done.add("lapsed " + obligation);
            return lapses;
        }

        public Date overdueAt(String obligation) {
            return INSTANTS.get(4);
        }

        public void recordOverdue(String obligation) {
            done.add("overdue " + obligation);
        }
    }
}
