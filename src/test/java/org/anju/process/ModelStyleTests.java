package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.process.StyleFault.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelStyleTests {

    private static final Set<String> PUBLIC_CLASSES = Set.of("plain", "name", "masked-id", "code", "none");

    static List<String> models() {
        return Models.ids();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelIsInHouseStyle(String id) {
        assertThat(ModelStyle.faults(Models.bytes(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theFileIsNamedAfterTheProcess(String id) {
        assertThat(Diagram.of(Models.bytes(id)).title().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelSaysWhatItIsForInBothLanguages(String id) {
        DiagramTitle title = Diagram.of(Models.bytes(id)).title();

        assertThat(title.purposeZh()).containsPattern("\\p{IsHan}");
        assertThat(title.purposeEn()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void theReadmeListsEveryModelAndNoOther() throws Exception {
        Set<String> listed = Files.readAllLines(Models.FOLDER.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| [`"))
                .map(line -> line.substring(4, line.indexOf('`', 4)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).containsExactlyElementsOf(Models.ids());
    }

    @Test
    void theModelsDecideTheNodesOfTheScheme() {
        List<String> decided = Models.ids().stream()
                .flatMap(id -> Diagram.of(Models.bytes(id)).nodes().stream())
                .flatMap(node -> node.node().stream())
                .sorted()
                .toList();

        assertThat(decided)
                .containsExactly(
                        "E3", "N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10", "N11", "N12", "N13",
                        "N14", "N15", "N16", "N17");
    }

    @Test
    void theNodeListCallsEveryNodeWhatHappensInIt() {
        var nodes = new ProcedureInForce().timeline();

        assertThat(nodes)
                .filteredOn(node -> node.id().value().equals("N05"))
                .singleElement()
                .satisfies(signUp -> {
                    assertThat(signUp.name()).isEqualTo("开放报名");
                    assertThat(signUp.nameEn()).isEqualTo("Open sign-up");
                    assertThat(signUp.element()).isEqualTo("CatchEvent_SignUpEnded");
                });
        assertThat(nodes)
                .hasSize(17)
                .noneMatch(node -> node.name().endsWith("已到"))
                .noneMatch(node -> node.nameEn().endsWith("ended"));
    }

    @Test
    void theNodeListNamesWhoActsInAStepThatIsAModelOfItsOwn() {
        assertThat(new ProcedureInForce().nodes())
                .filteredOn(node -> Set.of("N08", "N11").contains(node.node()))
                .hasSize(2)
                .allMatch(node -> node.role().equals("officer"));
    }

    @Test
    void aNodesOwnNameIsGivenInBothLanguages() {
        var model = new String(Models.bytes("batch-sign-up"), java.nio.charset.StandardCharsets.UTF_8);
        var chineseOnly = model.replaceFirst("\\s*<camunda:property name=\"nodeNameEn\"[^>]*/>", "");

        assertThat(ModelStyle.faults(chineseOnly.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .contains(new StyleFault(StyleFault.Rule.NAMED_TWICE, "CatchEvent_SignUpEnded"));
    }

    @Test
    void everyCalledModelExists() {
        Set<String> called = Models.ids().stream()
                .flatMap(id -> BpmnXml.below(BpmnXml.read(Models.bytes(id)), BpmnXml.MODEL, "callActivity"))
                .map(call -> call.getAttribute("calledElement"))
                .collect(Collectors.toSet());

        assertThat(called).isNotEmpty().isSubsetOf(Models.ids());
    }

    @Test
    void everyNodeIsRaisedUnderItsOwnName() {
        List<String> raised = Models.ids().stream()
                .flatMap(id -> BpmnXml.below(BpmnXml.read(Models.bytes(id)), BpmnXml.MODEL, "serviceTask"))
                .filter(task -> expression(task).startsWith("${disclosureTasks.raise("))
                .peek(task -> assertThat(expression(task))
                        .endsWith(", '%s')}"
                                .formatted(BpmnXml.property(task, "item").orElseThrow())))
                .map(task -> expression(task).split("'")[1])
                .sorted()
                .toList();

        assertThat(raised)
                .containsExactly(
                        "E3", "N01", "N02", "N03", "N04", "N06", "N07", "N09", "N10", "N12", "N13", "N15", "N16",
                        "N17");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTaskHasItsForm(String id) {
        Set<String> wanted = BpmnXml.below(BpmnXml.read(Models.bytes(id)), BpmnXml.MODEL, "userTask")
                .flatMap(task -> BpmnXml.camunda(task, "formRef").stream())
                .collect(Collectors.toSet());

        assertThat(wanted)
                .allSatisfy(form -> assertThat(Models.FORMS.resolve(id).resolve(form + ".form"))
                        .isRegularFile());
    }

    static List<Path> forms() throws Exception {
        try (Stream<Path> files = Files.walk(Models.FORMS)) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormIsNamedAfterItsFileAndEveryFieldSaysWhatIsPublic(Path file) throws Exception {
        JsonNode form = JsonMapper.shared().readTree(Files.readString(file));

        assertThat(file.getFileName()).hasToString(form.get("id").asString() + ".form");
        assertThat(form.get("components")).isNotEmpty().allSatisfy(field -> {
            assertThat(field.at("/properties/public").asString()).isIn(PUBLIC_CLASSES);
            assertThat(field.at("/properties/labelEn").asString()).isNotBlank();
            assertThat(field.at("/label").asString("") + field.at("/dateLabel").asString(""))
                    .containsPattern("\\p{IsHan}");
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormIsAskedForByATaskOrAMessage(Path file) {
        String model = file.getName(1).toString();
        String form = file.getFileName().toString().replace(".form", "");

        Stream<String> byTasks = Models.model(model).bpmn("userTask").map(task -> Model.camunda(task, "formRef"));
        Stream<String> byMessages =
                Models.model(model).bpmn("startEvent").flatMap(start -> Model.property(start, "form").stream());

        assertThat(Stream.concat(byTasks, byMessages)).contains(form);
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                breach(Rule.ONE_PROCESS, "isExecutable=\"true\"", "isExecutable=\"false\""),
                breach(Rule.KEPT_TEN_YEARS, "P3650D", "P10Y"),
                breach(Rule.NAMED_TWICE, "value=\"Compile result\"", "value=\"\""),
                breach(Rule.NAMED_TWICE, "name=\"汇总分配结果\"", "name=\"Compile\""),
                breach(Rule.DECISION_ASKS, "是否批准？", "批准"),
                breach(Rule.ANSWERS_WITH_ONE_DEFAULT, " default=\"Flow_ResultApprovedNo\"", ""),
                breach(
                        Rule.ANSWERS_WITH_ONE_DEFAULT,
                        "id=\"Flow_ResultApprovedYes\" name=\"是\"",
                        "id=\"Flow_ResultApprovedYes\""),
                breach(
                        Rule.JOIN_IS_SILENT,
                        "<bpmn:endEvent ",
                        "<bpmn:parallelGateway id=\"Gateway_Both\" name=\"两者\"/><bpmn:endEvent "),
                breach(Rule.ID_BY_HAND, "Task_CompileResult", "Activity_0k3x9qz"),
                breach(Rule.END_IS_A_RESULT, "name=\"分配结果已确定\"", "name=\"结束\""),
                breach(Rule.LEFT_TO_RIGHT, " name=\"否，退回修改\"", ""),
                breach(
                        Rule.STRAIGHT_GOOD_PATH,
                        "<di:waypoint x=\"96\" y=\"100\"/>",
                        "<di:waypoint x=\"96\" y=\"105\"/>"),
                breach(Rule.CLEAR_SHAPES, "<dc:Bounds x=\"286\"", "<dc:Bounds x=\"200\""),
                breach(Rule.NO_CROSSING, "y=\"190\"", "y=\"100\""),
                breach(Rule.ONE_SCREEN, "<bpmn:endEvent ", calls(10) + "<bpmn:endEvent "),
                breach(Rule.NO_LANES, "<bpmn:endEvent ", "<bpmn:laneSet id=\"LaneSet\"/><bpmn:endEvent "),
                breach(Rule.ASYNCHRONOUS_SERVICE, "camunda:asyncBefore=\"true\"", ""),
                breach(
                        Rule.ASYNCHRONOUS_SERVICE,
                        "camunda:expression=\"${disclosureTasks.raise",
                        "camunda:asyncBefore=\"true\" camunda:expression=\"${disclosureTasks.raise"),
                breach(Rule.CALL_PASSES_THE_KEY, "<bpmn:endEvent ", calls(1) + "<bpmn:endEvent "),
                breach(Rule.ONE_VARIABLE, "decision == 'approve'", "decision == 'approve' &amp;&amp; moreTurns"),
                breach(
                        Rule.DEADLINE_IS_ASKED,
                        "<bpmn:endEvent id=\"EndEvent_ResultSettled\" name=\"分配结果已确定\">",
                        "<bpmn:endEvent id=\"EndEvent_ResultSettled\" name=\"分配结果已确定\">"
                                + "<bpmn:timerEventDefinition><bpmn:timeDuration>P20D</bpmn:timeDuration></bpmn:timerEventDefinition>"),
                breach(Rule.FORM_AND_ROLE, "camunda:candidateGroups=\"officer\"", "camunda:candidateGroups=\"wang\""),
                breach(
                        Rule.FORM_AND_ROLE,
                        "camunda:formRefBinding=\"deployment\"",
                        "camunda:formRefBinding=\"latest\""),
                breach(Rule.NO_COMMENTS, "<bpmn:endEvent ", "<!-- why --><bpmn:endEvent "));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aModelThatBreaksARuleIsToldWhich(Rule rule, String from, String to) {
        String model = Models.text("batch-result");
        assertThat(model).contains(from);

        List<StyleFault> faults = ModelStyle.faults(model.replace(from, to).getBytes(StandardCharsets.UTF_8));

        assertThat(faults).extracting(StyleFault::rule).contains(rule);
    }

    @Test
    void everyRuleIsBrokenOnceHere() {
        Set<Rule> broken = breaches().map(breach -> (Rule) breach.get()[0]).collect(Collectors.toSet());

        assertThat(broken).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Rule.class));
    }

    private static Arguments breach(Rule rule, String from, String to) {
        return Arguments.of(rule, from, to);
    }

    private static String calls(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<bpmn:callActivity id=\"CallActivity_Phase%c\" name=\"阶段\"/>".formatted('A' + i))
                .collect(Collectors.joining());
    }

    private static String expression(Element task) {
        return BpmnXml.camunda(task, "expression").orElse("");
    }
}
