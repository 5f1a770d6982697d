package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.region.Office;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CaseTests {

    private static final TrialTasks TASKS = new TrialTasks();
    private static final TestEngine TRIAL = TestEngine.with(Map.of("trialTasks", TASKS));
    private static final Regions REGIONS = new Regions(TRIAL.sql);
    private static final String USER_TASK = """
            <bpmn:userTask id="Task_Trial" name="审定" camunda:candidateGroups="director, officer" camunda:formRef="f"
                camunda:formRefBinding="deployment">
              <bpmn:extensionElements><camunda:properties><camunda:property name="node" value="N01"/>
              <camunda:property name="nameEn" value="Approve"/></camunda:properties></bpmn:extensionElements>
            </bpmn:userTask>
            """;

    private final WorkSteps steps = new WorkSteps(TRIAL.engine.getTaskService(), TRIAL.engine.getFormService());
    private final RunningCases cases = new RunningCases(
            TRIAL.engine.getRuntimeService(),
            TRIAL.engine.getManagementService(),
            new ModelsInForce(TRIAL.engine.getRepositoryService(), REGIONS));

    /** What the models of these tests call. */
    @Verbs("trialTasks")
    public static class TrialTasks {

        final AtomicInteger tries = new AtomicInteger();
        final AtomicBoolean isPublic = new AtomicBoolean();

        /** Writes, and throws the first time. */
        public void writeAndThrow(String code) {
            REGIONS.save(region(code));
            if (tries.getAndIncrement() == 0) {
                throw new IllegalStateException("The first try fails.");
            }
        }

        @WithTheNode
        public void raise(String code) {
            REGIONS.save(region(code));
        }

        public boolean isPublic(String key) {
            return isPublic.get();
        }
    }

    @AfterAll
    static void close() {
        TRIAL.close();
    }

    @Test
    void aServiceThatWritesAndThrowsLeavesNothingAndIsTriedAgain() {
        TRIAL.deploy(
                TestEngine.around(
                        "<bpmn:serviceTask id='Task_Trial' camunda:expression='${trialTasks.writeAndThrow(execution.processBusinessKey)}'/>"));
        String instance = TRIAL.start("990201");

        assertThatThrownBy(() -> TRIAL.runJobs(instance)).hasMessageContaining("The first try fails.");
        assertThat(REGIONS.find(new RegionCode("990201"))).isEmpty();
        assertThat(TRIAL.isRunning(instance)).isTrue();
        assertThat(TRIAL.jobs(instance)).singleElement().satisfies(job -> {
            assertThat(job.getRetries()).isEqualTo(4);
            assertThat(job.getDuedate()).isNotNull();
        });

        TRIAL.runJobs(instance);

        assertThat(REGIONS.find(new RegionCode("990201"))).isPresent();
        assertThat(TRIAL.isRunning(instance)).isFalse();
    }

    @Test
    void aRollbackTakesTheEnginesRowsAndOurs() {
        TRIAL.deploy(TestEngine.around(USER_TASK));

        TRIAL.transaction.executeWithoutResult(status -> {
            TRIAL.start("990202");
            REGIONS.save(region("990202"));
            status.setRollbackOnly();
        });

        assertThat(REGIONS.find(new RegionCode("990202"))).isEmpty();
        assertThat(TRIAL.engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("990202")
                        .count())
                .isZero();
    }

    @Test
    void raisingAnObligationCommitsWithTheNode() {
        TRIAL.deploy(
                TestEngine.around(
                        "<bpmn:serviceTask id='Task_Trial' camunda:asyncBefore='true' camunda:expression='${trialTasks.raise(execution.processBusinessKey)}'/>"));

        String instance = TRIAL.start("990203");

        assertThat(TRIAL.isRunning(instance)).isFalse();
        assertThat(REGIONS.find(new RegionCode("990203"))).isPresent();
    }

    @Test
    void theApplicationHearsOfEveryTask() {
        REGIONS.save(region("990101"));
        TRIAL.deploy(TestEngine.around(USER_TASK));
        TRIAL.events.clear();

        cases.start("trial", "2026-01", new RegionCode("990101"), Map.of("round", 1));
        var opened = (TaskOpened) TRIAL.events.get(0);
        steps.claim(opened.task(), "li");
        steps.unclaim(opened.task());
        steps.complete(opened.task(), Map.of("decision", "approve"));

        assertThat(opened.region()).isEqualTo(new RegionCode("990101"));
        assertThat(opened.node()).contains("N01");
        assertThat(opened.nameZh()).isEqualTo("审定");
        assertThat(opened.nameEn()).isEqualTo("Approve");
        assertThat(opened.businessKey()).isEqualTo("2026-01");
        assertThat(opened.candidateGroups()).containsExactly("director", "officer");
        assertThat(TRIAL.events.subList(1, 3))
                .extracting(event -> ((TaskAssigned) event).assignee())
                .containsExactly(Optional.of("li"), Optional.empty());
        assertThat(((TaskClosed) TRIAL.events.get(3)).ending()).isEqualTo(TaskClosed.Ending.COMPLETED);
    }

    @Test
    void whoComesTooLateIsToldSo() {
        TRIAL.deploy(TestEngine.around(USER_TASK));
        TRIAL.events.clear();
        String instance = TRIAL.start("2026-02");
        TaskId task = ((TaskOpened) TRIAL.events.get(0)).task();

        assertThat(steps.form(task).id()).isEqualTo("f");
        steps.claim(task, "li");
        assertThatThrownBy(() -> steps.claim(task, "wang")).isInstanceOf(TaskGone.class);
        TRIAL.engine.getRuntimeService().deleteProcessInstance(instance, "voided");

        assertThat(steps.exists(task)).isFalse();
        assertThat(((TaskClosed) TRIAL.events.get(2)).ending()).isEqualTo(TaskClosed.Ending.CANCELLED);
        assertThatThrownBy(() -> steps.complete(task, Map.of())).isInstanceOf(TaskGone.class);
        assertThatThrownBy(() -> steps.assign(task, "wang")).isInstanceOf(TaskGone.class);
        assertThatThrownBy(() -> steps.form(task)).isInstanceOf(TaskGone.class);
    }

    @Test
    void aConditionIsAskedAgainWhenItsCaseIsWoken() {
        TRIAL.deploy(TestEngine.around("""
                <bpmn:intermediateCatchEvent id="Task_Trial"><bpmn:conditionalEventDefinition id="C">
                <bpmn:condition xsi:type="bpmn:tFormalExpression">${trialTasks.isPublic(execution.processBusinessKey)}</bpmn:condition>
                </bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>
                """));
        String instance = TRIAL.start("2026-03");

        cases.wake("2026-03");
        assertThat(TRIAL.isRunning(instance)).isTrue();
        TASKS.isPublic.set(true);
        cases.wake("2026-03");

        assertThat(TRIAL.isRunning(instance)).isFalse();
    }

    @Test
    void onlyShortScalarsSteerACase() {
        assertThatThrownBy(() -> cases.start("trial", "x", new RegionCode("990101"), Map.of("names", List.of("a"))))
                .hasMessage("Variable names is not a short scalar.");
    }

    private static Region region(String code) {
        return new Region(
                new RegionCode(code),
                "安宁县",
                "Anning",
                Optional.empty(),
                new Office(
                        "安宁县住房和城乡建设局",
                        "Anning Housing Bureau",
                        "安宁路1号",
                        "0999-1234567",
                        "0999-7654321",
                        "119901010000000001",
                        URI.create("https://anning.example")));
    }
}
