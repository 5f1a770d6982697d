package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class GateTests {

    private static final Submission BUILT_IN = BuiltInModels.submission();
    private static final Gate GATE = new Gate(new VerbCatalogue(Map.of(
            "disclosureTasks", Disclosure.class,
            "batchTasks", Batch.class,
            "noticeTasks", Notice.class,
            "selectionTasks", Selection.class)));

    /** The verbs that the built-in models call; the real ones are beans of the same names. */
    interface Disclosure {
        void raise(String batch, String node, String item);

        boolean isPublic(String batch, String node);

        boolean allPublic(String batch);

        String draft(String obligation);

        void publish(String obligation);

        void hold(String obligation);

        boolean isComplete(String obligation);

        boolean isReadable(String obligation);

        Date remindsAt(String obligation, long number);

        void remind(String obligation, long number);

        Date lapsesAt(String obligation);

        boolean lapse(String obligation);

        Date overdueAt(String obligation);

        void recordOverdue(String obligation);
    }

    interface Batch {
        void announce(String batch);

        Date signUpOpensAt(String batch);

        Date signUpClosesAt(String batch);

        void closeSignUp(String batch);

        void recordResult(String batch);

        void recordVoid(String batch);
    }

    interface Notice {
        String announce(String batch, String node);

        void raiseList(String notice);

        boolean isListPublic(String notice);

        void begin(String notice);

        Date endsAt(String notice);

        void raiseOutcome(String notice);
    }

    interface Selection {
        boolean moreTurns(String batch);
    }

    @Test
    void theBuiltInModelsAndFormsPass() {
        assertThat(BUILT_IN.models()).containsKeys("allocation-batch", "disclosure-obligation", "public-notice");
        assertThat(GATE.findings(BUILT_IN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            element   | <bpmn:scriptTask id='Task_Trial' scriptFormat='juel'/>
            element   | <bpmn:businessRuleTask id='Task_Trial' camunda:decisionRef='d'/>
            element   | <bpmn:sendTask id='Task_Trial' camunda:type='mail'/>
            element   | <bpmn:manualTask id='Task_Trial'/>
            attribute | <bpmn:serviceTask id='Task_Trial' camunda:class='a.B'/>
            attribute | <bpmn:serviceTask id='Task_Trial' camunda:delegateExpression='${batchTasks}'/>
            attribute | <bpmn:serviceTask id='Task_Trial' camunda:type='external' camunda:topic='t'/>
            attribute | <bpmn:userTask id='Task_Trial' camunda:formHandlerClass='a.B'/>
            attribute | <bpmn:userTask id='Task_Trial' camunda:assignee='li'/>
            element   | <bpmn:userTask id='Task_Trial'><bpmn:extensionElements><camunda:taskListener event='create' class='a.B'/></bpmn:extensionElements></bpmn:userTask>
            element   | <bpmn:userTask id='Task_Trial'><bpmn:extensionElements><camunda:inputOutput/></bpmn:extensionElements></bpmn:userTask>
            element   | <bpmn:userTask id='Task_Trial'><bpmn:extensionElements><camunda:formData/></bpmn:extensionElements></bpmn:userTask>
            element   | <bpmn:serviceTask id='Task_Trial'><bpmn:extensionElements><camunda:connector/></bpmn:extensionElements></bpmn:serviceTask>
            element   | <bpmn:serviceTask id='Task_Trial'><bpmn:extensionElements><camunda:in businessKey='a'/></bpmn:extensionElements></bpmn:serviceTask>
            element   | <bpmn:serviceTask id='Task_Trial'><bpmn:multiInstanceLoopCharacteristics/></bpmn:serviceTask>
            verb      | <bpmn:serviceTask id='Task_Trial' camunda:expression='${batchTasks.announce()}'/>
            verb      | <bpmn:serviceTask id='Task_Trial' camunda:expression='${vault.open()}'/>
            expression | <bpmn:serviceTask id='Task_Trial' camunda:expression='${x.getClass().y()}'/>
            expression-form  | <bpmn:serviceTask id='Task_Trial' camunda:expression='${x}'/>
            expression-place | <bpmn:userTask id='Task_Trial' name='${x}'/>
            form      | <bpmn:userTask id='Task_Trial' camunda:candidateGroups='officer' camunda:formRef='none' camunda:formRefBinding='deployment'/>
            role      | <bpmn:userTask id='Task_Trial' camunda:candidateGroups='everyone'/>
            call      | <bpmn:callActivity id='Task_Trial' calledElement='elsewhere'/>
            id        | <bpmn:userTask id='Activity_0k3x9qz'/>
            variable  | <bpmn:serviceTask id='Task_Trial' camunda:expression='${batchTasks.announce(execution.processBusinessKey)}' camunda:resultVariable='batchTasks'/>
            """)
    void whatIsNotOnTheListIsRefused(String rule, String element) {
        assertThat(findings("trial", TestEngine.model(TestEngine.around(element))))
                .extracting(Finding::rule)
                .contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "<x", "", "<x/>"})
    void whatIsNoPlainModelIsUnreadable(String text) {
        assertThat(findings("trial", text)).extracting(Finding::rule).containsExactly("unreadable");
    }

    @Test
    void aModelHasLimits() {
        assertThat(findings("trial", TestEngine.model(" ".repeat(300_000))))
                .extracting(Finding::rule)
                .containsExactly("too-large");
        assertThat(findings("trial", TestEngine.model("<bpmn:endEvent id='E'/>".repeat(201))))
                .extracting(Finding::rule)
                .containsExactly("too-many");
        assertThat(findings("trial", "<a>".repeat(5_000) + "</a>".repeat(5_000)))
                .extracting(Finding::rule)
                .containsExactly("unreadable");
    }

    @Test
    void historyIsKeptForDays() {
        assertRefused("batch-closing", "time-to-live", model -> model.replace("P3650D", "P10Y"));
    }

    @Test
    void everyNodeIsDisclosed() {
        assertRefused("batch-closing", "undisclosed", model -> model.replace("'N17', 'B5'", "'N16', 'B5'"));
        assertRefused(
                "batch-closing",
                "undisclosed",
                model -> model.replace(
                        "sourceRef=\"Task_CloseBatch\" targetRef=\"Task_DiscloseClosing\"",
                        "sourceRef=\"Task_CloseBatch\" targetRef=\"EndEvent_BatchFiled\""));
    }

    @Test
    void everyNodeIsDisclosedAsItsItem() {
        assertRefused("batch-preparation", "item", model -> model.replace("'N02', 'B3.2'", "'N02', 'B5'"));
    }

    @Test
    void aTaskBeginsANodeOfTheScheme() {
        assertRefused(
                "batch-ordering",
                "node",
                model -> model.replace("name=\"begins\" value=\"N09\"", "name=\"begins\" value=\"N90\""));
    }

    @Test
    void theBatchWaitsForTheProcedureAndTheRoster() {
        assertRefused(
                "batch-preparation",
                "no-wait",
                model -> model.replace(
                        "isPublic(execution.processBusinessKey, 'N03')",
                        "isPublic(execution.processBusinessKey, 'N01')"));
        assertRefused(
                "batch-ordering",
                "no-wait",
                model -> model.replace(
                        "isPublic(execution.processBusinessKey, 'N09')",
                        "isPublic(execution.processBusinessKey, 'N01')"));
    }

    @Test
    void theRosterIsSealedBeforeTheOrder() {
        assertRefused(
                "batch-ordering",
                "roster-first",
                model -> model.replace(
                        "sourceRef=\"StartEvent_HouseholdsQualified\" targetRef=\"Task_SealRoster\"",
                        "sourceRef=\"StartEvent_HouseholdsQualified\" targetRef=\"Task_DrawOrder\""));
    }

    @Test
    void noNoticeIsBypassed() {
        assertRefused(
                "batch-ordering", "notice-bypassed", model -> model.replace("\"public-notice\"", "\"batch-closing\""));
        assertRefused(
                "public-notice",
                "notice-incomplete",
                model -> model.replace("noticeTasks.endsAt", "batchTasks.signUpClosesAt"));
        assertRefused(
                "allocation-batch",
                "node-missing",
                model -> model.replace("\"batch-qualification\"", "\"batch-closing\""));
    }

    @Test
    void whatTheEndOfAPeriodOwesArisesByItsTimer() {
        assertRefused(
                "public-notice",
                "by-timer",
                model -> model.replace(
                        "sourceRef=\"CatchEvent_PeriodOver\" targetRef=\"Task_DiscloseOutcome\"",
                        "sourceRef=\"CatchEvent_PeriodOver\" targetRef=\"Task_CloseNotice\""));
        assertRefused(
                "batch-sign-up",
                "by-timer",
                model -> model.replace(
                        "sourceRef=\"Task_CloseSignUp\" targetRef=\"Task_DiscloseSignUps\"",
                        "sourceRef=\"Task_CloseSignUp\" targetRef=\"Task_ConfirmSignUps\""));
    }

    @Test
    void aBatchClosesOnlyWhenEverythingIsPublic() {
        assertRefused(
                "batch-closing",
                "all-public-first",
                model -> model.replace(
                        "sourceRef=\"StartEvent_HandoverDone\" targetRef=\"CatchEvent_AllPublic\"",
                        "sourceRef=\"StartEvent_HandoverDone\" targetRef=\"Task_CloseBatch\""));
    }

    @Test
    void aMessageIsAskedForByAForm() {
        assertRefused("allocation-batch", "form", model -> model.replace("value=\"void-batch\"", "value=\"none\""));
    }

    @Test
    void aFormDeclaresWhatThePublicMaySee() {
        var forms = new HashMap<>(BUILT_IN.forms());
        forms.put(
                "approve-plan",
                text(forms.get("approve-plan"))
                        .replace("\"public\": \"plain\"", "\"public\": \"all\"")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(GATE.findings(new Submission(BUILT_IN.models(), forms)))
                .extracting(Finding::rule)
                .containsOnly("public-class");
    }

    @Test
    void everyFindingHasASentenceInBothLanguages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/process");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var finding = new Finding("allocation-batch", "Definitions_AllocationBatch", "node-missing", "N09");

        assertThat(messages.getMessage(finding, Locale.SIMPLIFIED_CHINESE)).isEqualTo("批次分配缺少节点N09。");
        assertThat(messages.getMessage(finding, Locale.ENGLISH)).isEqualTo("The batch lacks node N09.");
    }

    static List<Finding> findings(String name, String model) {
        return GATE.findings(new Submission(Map.of(name, model.getBytes(StandardCharsets.UTF_8)), Map.of()));
    }

    private static void assertRefused(String name, String rule, UnaryOperator<String> change) {
        String model = text(BUILT_IN.models().get(name));
        var models = new HashMap<>(BUILT_IN.models());
        models.put(name, change.apply(model).getBytes(StandardCharsets.UTF_8));

        assertThat(change.apply(model)).isNotEqualTo(model);
        assertThat(GATE.findings(new Submission(models, BUILT_IN.forms())))
                .extracting(Finding::rule)
                .contains(rule);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
