package org.anju.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.process.StyleFault.Rule;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The house style of a model's elements, so that an officer, a judge and an engineer can read it together. */
public final class ModelStyle {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("startEvent", "StartEvent"),
            Map.entry("endEvent", "EndEvent"),
            Map.entry("intermediateCatchEvent", "CatchEvent"),
            Map.entry("boundaryEvent", "BoundaryEvent"),
            Map.entry("userTask", "Task"),
            Map.entry("serviceTask", "Task"),
            Map.entry("callActivity", "CallActivity"),
            Map.entry("exclusiveGateway", "Gateway"),
            Map.entry("parallelGateway", "Gateway"),
            Map.entry("subProcess", "SubProcess"),
            Map.entry("sequenceFlow", "Flow"),
            Map.entry("message", "Message"));

    private static final Set<String> ROLES =
            Set.of("intake", "officer", "reviewer", "director", "supervisor", "notary");

    private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern CAMEL = Pattern.compile("[A-Z][A-Za-z]*");
    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*");
    private static final Pattern EMPTY_END = Pattern.compile("(?i)end|结束|完成|流程结束");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{\\w+( (==|!=) ('[\\w-]+'|true|false|\\d+))?}");
    private static final Pattern RAISES = Pattern.compile("\\$\\{\\w+\\.raise\\w*\\(.*\\)}");
    private static final Pattern ASKED =
            Pattern.compile("\\$\\{\\w+\\.\\w+\\(execution\\.processBusinessKey(, \\d+)?\\)}");

    private final Element definitions;
    private final List<StyleFault> faults = new ArrayList<>();

    private ModelStyle(Element definitions) {
        this.definitions = definitions;
    }

    /** Every fault of a model, the elements' first and then the drawing's; empty if it is in house style. */
    public static List<StyleFault> faults(byte[] bpmn) {
        Element definitions = BpmnXml.read(bpmn);
        List<StyleFault> all = new ArrayList<>(new ModelStyle(definitions).faults());
        all.addAll(new LayoutStyle(new DiagramReader(definitions).read()).faults());
        return List.copyOf(all);
    }

    private List<StyleFault> faults() {
        checkProcess();
        elements("exclusiveGateway").forEach(this::checkDecision);
        elements("parallelGateway").filter(gateway -> !name(gateway).isEmpty()).forEach(fault(Rule.JOIN_IS_SILENT));
        known().filter(element -> !isIdByHand(element)).forEach(fault(Rule.ID_BY_HAND));
        known().filter(element -> isShown(element) && !isNamedTwice(element)).forEach(fault(Rule.NAMED_TWICE));
        known().filter(element -> !isNodeNamedTwice(element)).forEach(fault(Rule.NAMED_TWICE));
        checkEnds();
        elements("lane", "laneSet", "participant").forEach(fault(Rule.NO_LANES));
        elements("serviceTask").filter(task -> !isRightlyAsynchronous(task)).forEach(fault(Rule.ASYNCHRONOUS_SERVICE));
        elements("callActivity").filter(call -> !passesTheKey(call)).forEach(fault(Rule.CALL_PASSES_THE_KEY));
        elements("conditionExpression")
                .filter(condition ->
                        !CONDITION.matcher(condition.getTextContent()).matches())
                .map(BpmnXml::parent)
                .forEach(fault(Rule.ONE_VARIABLE));
        elements("timerEventDefinition")
                .filter(timer -> !isAsked(timer))
                .map(BpmnXml::parent)
                .forEach(fault(Rule.DEADLINE_IS_ASKED));
        elements("userTask").filter(task -> !hasFormAndRole(task)).forEach(fault(Rule.FORM_AND_ROLE));
        if (hasComment(definitions)) {
            faults.add(new StyleFault(Rule.NO_COMMENTS, processId()));
        }
        return faults;
    }

    private void checkProcess() {
        List<Element> processes = elements("process").toList();
        if (processes.size() != 1
                || !KEBAB.matcher(processId()).matches()
                || !processes.get(0).getAttribute("isExecutable").equals("true")) {
            faults.add(new StyleFault(Rule.ONE_PROCESS, processId()));
        }
        elements("process")
                .filter(process ->
                        !BpmnXml.camunda(process, "historyTimeToLive").equals(Optional.of("P3650D")))
                .forEach(fault(Rule.KEPT_TEN_YEARS));
        elements("process").filter(process -> !isNamedTwice(process)).forEach(fault(Rule.NAMED_TWICE));
        if (elements("callActivity").count() > 9 || decidingSteps() > 6) {
            faults.add(new StyleFault(Rule.ONE_SCREEN, processId()));
        }
    }

    private void checkDecision(Element gateway) {
        List<Element> answers = elements("sequenceFlow")
                .filter(flow -> flow.getAttribute("sourceRef").equals(gateway.getAttribute("id")))
                .toList();
        if (answers.size() < 2) {
            Stream.of(gateway).filter(join -> !name(join).isEmpty()).forEach(fault(Rule.JOIN_IS_SILENT));
            return;
        }
        if (!name(gateway).endsWith("？") || !english(gateway).endsWith("?")) {
            faults.add(new StyleFault(Rule.DECISION_ASKS, gateway.getAttribute("id")));
        }
        boolean allNamed = answers.stream().allMatch(ModelStyle::isNamedTwice);
        boolean onlyTheDefaultIsFree = answers.stream()
                .allMatch(answer -> isDefault(answer, gateway)
                        == BpmnXml.child(answer, BpmnXml.MODEL, "conditionExpression")
                                .isEmpty());
        boolean oneDefault = answers.stream().anyMatch(answer -> isDefault(answer, gateway));
        if (!allNamed || !onlyTheDefaultIsFree || !oneDefault) {
            faults.add(new StyleFault(Rule.ANSWERS_WITH_ONE_DEFAULT, gateway.getAttribute("id")));
        }
    }

    private void checkEnds() {
        Set<String> results = new HashSet<>();
        elements("endEvent")
                .filter(end -> EMPTY_END.matcher(name(end)).matches()
                        || EMPTY_END.matcher(english(end)).matches()
                        || !results.add(name(end)))
                .forEach(fault(Rule.END_IS_A_RESULT));
    }

    private long decidingSteps() {
        return known().filter(element -> BpmnXml.property(element, "node").isPresent())
                .count();
    }

    private static boolean isDefault(Element flow, Element gateway) {
        return gateway.getAttribute("default").equals(flow.getAttribute("id"));
    }

    private static boolean isIdByHand(Element element) {
        String prefix =
                Optional.ofNullable(PREFIXES.get(element.getLocalName())).orElseThrow() + "_";
        String id = element.getAttribute("id");
        return id.startsWith(prefix)
                && CAMEL.matcher(id.substring(prefix.length())).matches();
    }

    /** Messages are not shown; gateways and flows have rules of their own, and a flow needs a name only as an answer. */
    private static boolean isShown(Element element) {
        return switch (element.getLocalName()) {
            case "message", "exclusiveGateway", "parallelGateway" -> false;
            case "sequenceFlow" -> !name(element).isEmpty();
            default -> true;
        };
    }

    private static boolean isNamedTwice(Element element) {
        String english = english(element);
        return CHINESE.matcher(name(element)).matches()
                && !english.isBlank()
                && !CHINESE.matcher(english).matches();
    }

    /** Only a step that decides a node may call the node something else than itself. */
    private static boolean isNodeNamedTwice(Element element) {
        var chinese = BpmnXml.property(element, "nodeName");
        var english = BpmnXml.property(element, "nodeNameEn");
        return chinese.isEmpty() && english.isEmpty()
                || BpmnXml.property(element, "node").isPresent()
                        && chinese.filter(name -> CHINESE.matcher(name).matches())
                                .isPresent()
                        && english.filter(name -> !name.isBlank()
                                        && !CHINESE.matcher(name).matches())
                                .isPresent();
    }

    private static boolean isRightlyAsynchronous(Element task) {
        boolean raises =
                RAISES.matcher(BpmnXml.camunda(task, "expression").orElse("")).matches();
        boolean asynchronous = BpmnXml.camunda(task, "asyncBefore").equals(Optional.of("true"));
        return raises != asynchronous;
    }

    private static boolean passesTheKey(Element call) {
        List<Element> passed = BpmnXml.below(call, BpmnXml.CAMUNDA, "in", "out").toList();
        return BpmnXml.camunda(call, "calledElementBinding").equals(Optional.of("deployment"))
                && passed.size() == 1
                && passed.get(0).getLocalName().equals("in")
                && passed.get(0).getAttributes().getLength() == 1
                && passed.get(0).hasAttribute("businessKey");
    }

    private static boolean isAsked(Element timer) {
        return BpmnXml.child(timer, BpmnXml.MODEL, "timeDate")
                .filter(date -> ASKED.matcher(date.getTextContent().strip()).matches())
                .isPresent();
    }

    private static boolean hasFormAndRole(Element task) {
        return BpmnXml.camunda(task, "formRef").isPresent()
                && BpmnXml.camunda(task, "formRefBinding").equals(Optional.of("deployment"))
                && BpmnXml.camunda(task, "candidateGroups")
                        .filter(ROLES::contains)
                        .isPresent();
    }

    private static boolean hasComment(Node node) {
        return node.getNodeType() == Node.COMMENT_NODE
                || IntStream.range(0, node.getChildNodes().getLength())
                        .anyMatch(i -> hasComment(node.getChildNodes().item(i)));
    }

    private Stream<Element> elements(String... names) {
        return BpmnXml.below(definitions, BpmnXml.MODEL, names);
    }

    private Stream<Element> known() {
        return elements(PREFIXES.keySet().toArray(String[]::new));
    }

    private String processId() {
        return elements("process")
                .findFirst()
                .map(process -> process.getAttribute("id"))
                .orElse("");
    }

    private Consumer<Element> fault(Rule rule) {
        return element -> faults.add(new StyleFault(rule, element.getAttribute("id")));
    }

    private static String name(Element element) {
        return element.getAttribute("name");
    }

    private static String english(Element element) {
        return BpmnXml.property(element, "nameEn").orElse("");
    }
}
