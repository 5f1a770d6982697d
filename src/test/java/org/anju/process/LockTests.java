package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.impl.DefaultArtifactFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.scripting.engine.CamundaScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each lock alone: with it the attack fails, without it (and with the three others) it works. */
class LockTests {

    private static final String TRAP = "${''.getClass().forName('org.anju.process.Trap').newInstance()}";
    private static final Map<String, Object> BEANS = Map.of("vault", new Vault(), "trialTasks", new TrialTasks());
    private static final TestEngine LOCKED = TestEngine.with(BEANS);

    /** A bean of the application that is no business of any model. */
    public static class Vault {
        public String open() {
            return new Trap().toString();
        }
    }

    @Verbs("trialTasks")
    public static class TrialTasks {
        public String greet(String businessKey) {
            return businessKey;
        }
    }

    @BeforeEach
    void setTheTrap() {
        Trap.reset();
    }

    @AfterAll
    static void close() {
        LOCKED.close();
    }

    @Test
    void theFirstLockStopsExpressionsThatReachForClasses() {
        assertStops(
                "<bpmn:serviceTask id='Task_Trial' camunda:expression=\"%s\"/>".formatted(TRAP),
                configuration ->
                        configuration.setExpressionManager(new JuelExpressionManager(configuration.getBeans())));
    }

    @Test
    void theFirstLockIsTheDoorThatDecisionsUseToo() {
        assertThatThrownBy(() -> decide(LOCKED)).hasStackTraceContaining(ForbiddenInModels.class.getName());
        assertThat(Trap.isSprung()).isFalse();

        try (var half = TestEngine.with(BEANS, configuration -> configuration.setExpressionManager(new HalfALock()))) {
            decide(half);
        }
        assertThat(Trap.isSprung()).isTrue();
    }

    @Test
    void theSecondLockHidesBeansThatHaveNoVerbs() {
        assertStops(
                "<bpmn:serviceTask id='Task_Trial' camunda:expression='${vault.open()}'/>",
                configuration -> configuration.setExpressionManager(
                        new ExpressionLock(new BeanLock(BEANS.keySet(), BEANS::get))));
    }

    @Test
    void theThirdLockStopsScripts() {
        assertStops(
                "<bpmn:scriptTask id='Task_Trial' scriptFormat='juel'><bpmn:script>%s</bpmn:script></bpmn:scriptTask>"
                        .formatted(TRAP),
                configuration -> configuration.setScriptEngineResolver(
                        new DefaultScriptEngineResolver(new CamundaScriptEngineManager())));
    }

    @Test
    void theFourthLockStopsClasses() {
        assertStops(
                "<bpmn:serviceTask id='Task_Trial' camunda:class='org.anju.process.Trap'/>",
                configuration -> configuration.setArtifactFactory(new DefaultArtifactFactory()));
    }

    /** No lock sees a form handler: the engine makes it by itself while it reads the model. Hence the gate. */
    @Test
    void onlyTheGateStopsFormHandlers() {
        String task = "<bpmn:userTask id='Task_Trial' camunda:formHandlerClass='org.anju.process.Trap'/>";

        var findings = GateTests.findings("trial", TestEngine.model(TestEngine.around(task)));
        assertThat(findings).anyMatch(finding -> finding.detail().equals("camunda:formHandlerClass"));
        assertThat(Trap.isSprung()).isFalse();

        LOCKED.deploy(TestEngine.around(task));
        assertThat(Trap.isSprung()).isTrue();
    }

    private static void assertStops(String attack, Consumer<SpringProcessEngineConfiguration> opening) {
        assertThatThrownBy(() -> run(LOCKED, attack)).isNotNull();
        assertThat(Trap.isSprung()).as("with the lock").isFalse();

        try (var open = TestEngine.with(BEANS, opening)) {
            run(open, attack);
        }
        assertThat(Trap.isSprung()).as("without the lock").isTrue();
    }

    private static void run(TestEngine trial, String attack) {
        trial.deploy(TestEngine.around(attack));
        trial.runJobs(trial.start("2026-01"));
    }

    private static void decide(TestEngine trial) {
        var configuration = (ProcessEngineConfigurationImpl) trial.engine.getProcessEngineConfiguration();
        String model = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
                  <decision id="trap" name="trap" camunda:historyTimeToLive="P1D"
                      xmlns:camunda="http://camunda.org/schema/1.0/dmn"><variable id="v" name="v"/>
                    <literalExpression id="l" expressionLanguage="juel"><text>%s</text></literalExpression>
                  </decision>
                </definitions>
                """.formatted(TRAP);
        var stream = new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8));
        configuration.getCommandExecutorTxRequired().execute(command -> {
            DmnEngine decisions = configuration.getDmnEngine();
            return decisions.evaluateDecision(decisions.parseDecision("trap", stream), Variables.createVariables());
        });
    }

    /** The lock as one would first write it, on the door that only BPMN uses. */
    private static final class HalfALock extends JuelExpressionManager {

        @Override
        public Expression createExpression(String text) {
            if (Grammar.parse(text).isEmpty()) {
                throw new ForbiddenInModels(text);
            }
            return super.createExpression(text);
        }
    }
}
