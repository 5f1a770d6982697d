package org.anju.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningModelsTests {

    private final TestEngine engine = TestEngine.with(Map.of("trialTasks", new TrialTasks()));

    @Verbs("trialTasks")
    public static class TrialTasks {

        public void greet(String key) {}
    }

    @BeforeEach
    void alone() {
        engine.endAll();
    }

    @AfterEach
    void close() {
        engine.endAll();
        engine.close();
    }

    @Test
    void whatRunsAndIsStillKnownIsCarriedOn() {
        runs(
                "<bpmn:serviceTask id='Task_Trial' camunda:asyncBefore='true' camunda:expression='${trialTasks.greet(execution.processBusinessKey)}'/>");

        assertThatCode(() -> check(engine)).doesNotThrowAnyException();
    }

    @Test
    void aVerbThatIsGoneIsNamedAtTheStart() {
        runs(
                "<bpmn:serviceTask id='Task_Trial' camunda:asyncBefore='true' camunda:expression='${trialTasks.part(execution.processBusinessKey)}'/>");

        assertThatExceptionOfType(RunningModelsUnreadable.class)
                .isThrownBy(() -> check(engine))
                .withMessageContaining("trial version")
                .withMessageContaining("(1 running)")
                .withMessageContaining("Task_Trial verb trialTasks.part");
    }

    @Test
    void aModelThatTheLocksWouldNotLetInIsNamedAtTheStart() {
        try (var unlocked = TestEngine.with(
                Map.of("trialTasks", new TrialTasks()),
                configuration ->
                        configuration.setExpressionManager(new JuelExpressionManager(configuration.getBeans())))) {
            unlocked.deploy(TestEngine.around(
                    "<bpmn:userTask id='Task_Trial' camunda:assignee=\"${''.getClass().getName()}\" name='x'/>"));
            unlocked.start("2026-77");

            assertThatExceptionOfType(RunningModelsUnreadable.class)
                    .isThrownBy(() -> check(engine))
                    .withMessageContaining("Task_Trial attribute");
            unlocked.endAll();
        }
    }

    @Test
    void whatNoCaseRunsOnIsNoReasonToRefuse() {
        engine.deploy(TestEngine.around("<bpmn:userTask id='Task_Trial' camunda:assignee='li'/>"));

        assertThatCode(() -> check(engine)).doesNotThrowAnyException();
    }

    private void runs(String element) {
        engine.deploy(TestEngine.around(element));
        engine.start("2026-77");
    }

    private static void check(TestEngine engine) {
        new RunningModels(
                        engine.engine.getManagementService(),
                        engine.engine.getRepositoryService(),
                        new Gate(engine.verbs))
                .afterSingletonsInstantiated();
    }
}
