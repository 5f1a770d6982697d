package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anju.ApplicationTest;
import org.anju.batch.Batches;
import org.anju.batch.Stage;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Part;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Every way in which a process can end, on the real engine and by its own job executor. When all tests have run, every
 * end event and every timer of every model was passed in one of them.
 */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class EveryEndTests {

    private static final Set<String> RUN = new HashSet<>();

    private final County county;

    EveryEndTests(@Autowired ApplicationContext context) {
        county = new County(context);
    }

    @AfterEach
    void thisTestRan(TestInfo test) {
        RUN.add(test.getDisplayName());
    }

    @AfterAll
    static void everyEndAndEveryTimerOfEveryModelWasPassed(
            @Autowired ApplicationContext context, @Autowired HistoryService history) {
        County.leave(context);
        var tests = Arrays.stream(EveryEndTests.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        if (RUN.size() < tests) {
            return;
        }
        var passed = history.createHistoricActivityInstanceQuery().finished().list().stream()
                .map(EveryEndTests::place)
                .collect(Collectors.toSet());

        assertThat(passed).containsAll(endsAndTimers());
    }

    private static String place(HistoricActivityInstance activity) {
        return activity.getProcessDefinitionKey() + " " + activity.getActivityId();
    }

    /** Read from the models, so that a new end or timer is missed here until a test passes it. */
    private static Set<String> endsAndTimers() {
        var places = new TreeSet<String>();
        for (var id : Models.ids()) {
            var model = Models.model(id);
            model.bpmn("endEvent").forEach(end -> places.add(id + " " + end.getAttribute("id")));
            model.bpmn("timerEventDefinition")
                    .map(timer -> (org.w3c.dom.Element) timer.getParentNode())
                    .forEach(event -> places.add(id + " " + event.getAttribute("id")));
        }
        assertThat(places).hasSizeGreaterThan(20);
        return places;
    }

    @Test
    void aBatchIsCarriedFromItsPlanToItsClosureAndEveryNodeIsPublished() {
        var numbers = List.of(county.household("王小明", 1), county.household("阿依古丽·买买提", 2), county.household("𠮷田", 3));
        var units = List.of(county.unit("101"), county.unit("102"));

        county.prepare(units);
        county.signUp(numbers);
        county.qualify();
        county.draw();
        county.select();
        county.conclude();

        assertThat(county.get(Batches.class).get(county.batch).stage()).isEqualTo(Stage.CLOSED);
        assertThat(county.passed(county.batch.value()))
                .contains(
                        "EndEvent_PreparationDone",
                        "EndEvent_SignUpClosed",
                        "EndEvent_QualificationDone",
                        "EndEvent_OrderSettled",
                        "EndEvent_SelectionDone",
                        "EndEvent_ResultSettled",
                        "EndEvent_HandoverDone",
                        "EndEvent_BatchFiled",
                        "EndEvent_BatchClosed");
        assertThat(county.passed(county.batch + "/N08/1")).contains("EndEvent_NoticeClosed");
        assertThat(county.obligations.ofBatch(county.batch))
                .extracting(each -> each.node().orElseThrow().value() + " " + each.item())
                .contains(
                        "N01 B5",
                        "N02 B3.2",
                        "N03 B4",
                        "N04 B5",
                        "N06 B2.2",
                        "N07 B5",
                        "N08 B5",
                        "N09 B5",
                        "N10 B5",
                        "N11 B5",
                        "N12 B5",
                        "N13 B5",
                        "N15 B6",
                        "N16 B5",
                        "N17 B5");
        assertThat(county.obligations.ofBatch(county.batch))
                .allMatch(each -> each.state().isFulfilled());
        assertThat(county.database
                        .sql("SELECT string_agg(r.cells::text, '') FROM disclosure.edition_row r")
                        .query(String.class)
                        .single())
                .contains("990101************", "王小明", "𠮷田")
                .doesNotContainPattern("99010119\\d{10}");
    }

    @Test
    void aVoidedBatchLeavesItsOpenObligationsAndTheirTimersAlive() {
        county.planned();
        var plan = county.obligation("N01", Part.WHOLE).id().toString();

        county.voidBatch();

        assertThat(county.get(Batches.class).get(county.batch).stage()).isEqualTo(Stage.VOIDED);
        assertThat(county.passed(county.batch.value())).contains("EndEvent_BatchVoided");
        assertThat(county.tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(county.batch.value())
                        .count())
                .isZero();
        county.firesOnTime("StartEvent_FirstReminderDue", plan);
        county.firesOnTime("StartEvent_SecondReminderDue", plan);
        county.firesOnTime("StartEvent_LastReminderDue", plan);
        county.firesOnTime("StartEvent_LapseTimeReached", plan);
        county.firesOnTime("StartEvent_DueDayPassed", plan);
        assertThat(county.overdue("N01", Part.WHOLE)).isTrue();
        assertThat(county.overdue("E3", Part.WHOLE)).isTrue();
        county.publishEverything();
        assertThat(county.headings("E3", Part.WHOLE)).contains("房源质量问题");
        assertThat(county.obligations.ofBatch(county.batch)).allMatch(each -> each.state() == ObligationState.PUBLIC);
    }

    @Test
    void whatNobodyReviewedIsPublishedOnItsDueDayAsTheClearanceAllows() {
        county.clear(Clearance.Grade.ON_DUE_DAY);
        county.planned();
        var plan = county.obligation("N01", Part.WHOLE).id().toString();

        county.firesOnTime("StartEvent_LapseTimeReached", plan);
        county.readBack();
        county.revokeClearance();

        assertThat(county.passed(plan)).contains("EndEvent_LapseDecided", "EndEvent_DisclosedByLapse");
        assertThat(county.obligation("N01", Part.WHOLE).state()).isEqualTo(ObligationState.PUBLIC);
        assertThat(county.overdue("N01", Part.WHOLE)).isFalse();
    }
}
