package org.anju.process;

import static org.anju.process.AllowList.finding;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** How a model is put together: what people can read, what a running case can rely on. */
final class ShapeRules {

    static final Set<String> ROLES =
            Set.of("intake", "officer", "reviewer", "director", "supervisor", "notary", "designer", "operator");

    private static final Pattern TIME_TO_LIVE = Pattern.compile("P\\d{1,5}D");
    private static final Pattern MODEL_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("definitions", "Definitions"),
            Map.entry("startEvent", "StartEvent"),
            Map.entry("endEvent", "EndEvent"),
            Map.entry("intermediateCatchEvent", "CatchEvent"),
            Map.entry("boundaryEvent", "BoundaryEvent"),
            Map.entry("userTask", "Task"),
            Map.entry("serviceTask", "Task"),
            Map.entry("callActivity", "CallActivity"),
            Map.entry("subProcess", "SubProcess"),
            Map.entry("exclusiveGateway", "Gateway"),
            Map.entry("parallelGateway", "Gateway"),
            Map.entry("sequenceFlow", "Flow"),
            Map.entry("message", "Message"));

    private final Model model;
    private final Submission submission;
    private final List<Finding> findings;

    private ShapeRules(Model model, Submission submission, List<Finding> findings) {
        this.model = model;
        this.submission = submission;
        this.findings = findings;
    }

    static void check(Model model, Submission submission, List<Finding> findings) {
        new ShapeRules(model, submission, findings).check();
    }

    private void check() {
        process();
        ids();
        model.bpmn("userTask").forEach(this::userTask);
        model.bpmn("startEvent").forEach(this::startEvent);
        model.bpmn("callActivity").forEach(this::callActivity);
        model.bpmn("exclusiveGateway").forEach(this::decision);
        model.bpmn("conditionExpression").forEach(this::condition);
    }

    private void process() {
        List<Element> processes = model.bpmn("process").toList();
        if (processes.size() != 1) {
            add(model.root(), "one-process", String.valueOf(processes.size()));
            return;
        }
        Element process = processes.get(0);
        String id = process.getAttribute("id");
        if (!id.equals(model.name()) || !MODEL_ID.matcher(id).matches()) {
            add(process, "process-id", model.name());
        }
        if (!process.getAttribute("isExecutable").equals("true")) {
            add(process, "executable", id);
        }
        String timeToLive = Model.camunda(process, "historyTimeToLive");
        if (!TIME_TO_LIVE.matcher(timeToLive).matches()) {
            add(process, "time-to-live", timeToLive);
        }
    }

    private void ids() {
        Set<String> seen = new HashSet<>();
        model.elements()
                .filter(element -> Model.BPMN.equals(element.getNamespaceURI()))
                .forEach(element -> {
                    String id = element.getAttribute("id");
                    String prefix = PREFIXES.get(element.getLocalName());
                    if (prefix != null && !id.matches(prefix + "_[A-Z][A-Za-z0-9]{1,60}")) {
                        add(element, "id", prefix);
                    }
                    if (!id.isEmpty() && !seen.add(id)) {
                        add(element, "id-twice", id);
                    }
                });
    }

    private void userTask(Element task) {
        String form = Model.camunda(task, "formRef");
        if (!Model.camunda(task, "formRefBinding").equals("deployment")
                || !submission.forms().containsKey(form)) {
            add(task, "form", form);
        }
        List<String> groups = List.of(Model.camunda(task, "candidateGroups").split("\\s*,\\s*"));
        if (!ROLES.containsAll(groups)) {
            add(task, "role", String.join(", ", groups));
        }
    }

    /** What a message tells is asked for by a form, too. */
    private void startEvent(Element start) {
        var form = Model.property(start, "form");
        var told = Model.children(start).anyMatch(child -> Model.is(child, "messageEventDefinition"));
        if (told != form.isPresent()
                || form.filter(each -> !submission.forms().containsKey(each)).isPresent()) {
            add(start, "form", form.orElse(""));
        }
    }

    private void callActivity(Element call) {
        String called = call.getAttribute("calledElement");
        boolean keyed = Model.children(call)
                .flatMap(Model::children)
                .anyMatch(child -> Model.CAMUNDA.equals(child.getNamespaceURI())
                        && child.getLocalName().equals("in")
                        && child.hasAttribute("businessKey"));
        if (!Model.camunda(call, "calledElementBinding").equals("deployment")
                || !submission.models().containsKey(called)
                || !keyed) {
            add(call, "call", called);
        }
    }

    private void decision(Element gateway) {
        List<Element> answers = model.flowsFrom(gateway).toList();
        String name = gateway.getAttribute("name");
        if (answers.size() < 2) {
            if (!name.isEmpty()) {
                add(gateway, "join", name);
            }
            return;
        }
        if (!name.endsWith("？") && !name.endsWith("?")) {
            add(gateway, "question", name);
        }
        String usual = gateway.getAttribute("default");
        if (answers.stream().noneMatch(flow -> flow.getAttribute("id").equals(usual))) {
            add(gateway, "default", usual);
        }
        for (Element answer : answers) {
            boolean conditional = Model.children(answer).anyMatch(child -> Model.is(child, "conditionExpression"));
            if (answer.getAttribute("name").isEmpty()
                    || conditional == answer.getAttribute("id").equals(usual)) {
                add(answer, "answer", answer.getAttribute("name"));
            }
        }
    }

    /** A condition outside a decision would make a step that is sometimes silently skipped. */
    private void condition(Element condition) {
        if (condition.getParentNode() instanceof Element flow) {
            Element source = model.byId().get(flow.getAttribute("sourceRef"));
            if (source == null || !Model.is(source, "exclusiveGateway")) {
                add(flow, "condition-place", flow.getAttribute("id"));
            }
        }
    }

    private void add(Element element, String rule, String detail) {
        findings.add(finding(model, element, rule, detail));
    }
}
