package org.anju.process;

import static org.anju.process.AllowList.finding;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.anju.process.Grammar.Call;
import org.w3c.dom.Element;

/**
 * What the scheme (§5.3) asks of models that decide about a batch: every node is disclosed, the batch waits where it
 * must, and the roster is sealed and public before the order.
 */
final class SchemeRules {

    /** The item that fulfils the duty to publish each node. */
    static final Map<String, String> ITEMS = new TreeMap<>(Map.ofEntries(
            Map.entry("N01", "B5"),
            Map.entry("N02", "B3.2"),
            Map.entry("N03", "B4"),
            Map.entry("N04", "B5"),
            Map.entry("N06", "B2.2"),
            Map.entry("N07", "B5"),
            Map.entry("N08", "B5"),
            Map.entry("N09", "B5"),
            Map.entry("N10", "B5"),
            Map.entry("N11", "B5"),
            Map.entry("N12", "B5"),
            Map.entry("N13", "B5"),
            Map.entry("N15", "B6"),
            Map.entry("N16", "B5"),
            Map.entry("N17", "B5"),
            Map.entry("E3", "B5")));

    /** Nodes without a disclosure of their own: the window of sign-up, the approval that N15 publishes. */
    private static final Set<String> SILENT = Set.of("N05", "N14");

    private static final Set<String> NOTICES = Set.of("N08", "N11");
    private static final Set<String> WAITS = Set.of("N03", "N09");
    private static final String BATCH = "allocation-batch";
    private static final String NOTICE = "public-notice";

    private final Map<String, Model> models;
    private final List<Finding> findings;

    private SchemeRules(Map<String, Model> models, List<Finding> findings) {
        this.models = models;
        this.findings = findings;
    }

    static void check(Map<String, Model> models, List<Finding> findings) {
        new SchemeRules(models, findings).check();
    }

    private void check() {
        models.values()
                .forEach(model -> model.elements().forEach(element -> {
                    Model.property(element, "node").ifPresent(node -> node(model, element, node));
                    Model.property(element, "begins")
                            .filter(node -> !SILENT.contains(node) && !ITEMS.containsKey(node))
                            .ifPresent(node -> add(model, element, "node", node));
                    raise(element).ifPresent(call -> item(model, element, call));
                    if (waits(element, "endsAt")) {
                        byTimer(model, element, each -> calls(each, "raiseOutcome"));
                    }
                    if (waits(element, "signUpClosesAt")) {
                        byTimer(model, element, each -> raises(each, "N06"));
                    }
                }));
        Optional.ofNullable(models.get(BATCH)).ifPresent(this::wholeBatch);
        Optional.ofNullable(models.get(NOTICE)).ifPresent(this::notice);
    }

    private void node(Model model, Element element, String node) {
        if (SILENT.contains(node)) {
            return;
        }
        if (!ITEMS.containsKey(node)) {
            add(model, element, "node", node);
        } else if (NOTICES.contains(node)) {
            if (!Model.is(element, "callActivity")
                    || !element.getAttribute("calledElement").equals(NOTICE)) {
                add(model, element, "notice-bypassed", node);
            }
        } else {
            follows(model, element, each -> raises(each, node), "undisclosed", node);
            if (WAITS.contains(node)) {
                model.elements()
                        .filter(each -> raises(each, node))
                        .forEach(raise -> follows(model, raise, each -> waitsFor(each, node), "no-wait", node));
            }
        }
        if (node.equals("N10")) {
            precedes(model, element, each -> isNode(each, "N09"), "roster-first");
        }
        if (node.equals("N17")) {
            precedes(model, element, each -> waits(each, "allPublic"), "all-public-first");
        }
    }

    private void item(Model model, Element task, Call raise) {
        String item = ITEMS.entrySet().stream()
                .filter(each -> raise.says(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("?");
        if (!raise.says(item)
                || !Model.property(task, "item").filter(item::equals).isPresent()) {
            add(model, task, "item", item);
        }
    }

    /** What the end of a period owes is raised before anybody is asked to do anything. */
    private void byTimer(Model model, Element timer, Predicate<Element> raise) {
        if (new Paths(model).reaches(timer, raise, each -> Model.is(each, "userTask"))) {
            add(model, timer, "by-timer", timer.getAttribute("name"));
        }
    }

    /** Every path from here meets such an element before the model ends or another node is decided. */
    private void follows(Model model, Element from, Predicate<Element> wanted, String rule, String node) {
        var paths = new Paths(model);
        boolean missed = paths.reaches(
                from,
                wanted,
                each -> each != from
                        && (Model.is(each, "endEvent")
                                || Model.property(each, "node")
                                        .filter(other -> !other.equals(node))
                                        .isPresent()));
        boolean met = paths.reaches(from, each -> false, wanted);
        if (missed || !met) {
            add(model, from, rule, node);
        }
    }

    /** No path from a start leads here without such an element; if the model has none, the phases before it must. */
    private void precedes(Model model, Element here, Predicate<Element> wanted, String rule) {
        boolean inThisModel = model.elements().anyMatch(wanted);
        boolean bypassed = inThisModel
                ? new Paths(model).startReaches(wanted, each -> each == here)
                : !inEarlierPhase(model, wanted);
        if (bypassed) {
            add(model, here, rule, here.getAttribute("id"));
        }
    }

    private boolean inEarlierPhase(Model model, Predicate<Element> wanted) {
        Model batch = models.get(BATCH);
        return batch != null
                && !new Paths(batch)
                        .startReaches(
                                phase -> phaseHas(phase, wanted),
                                phase -> phase.getAttribute("calledElement").equals(model.name()));
    }

    private boolean phaseHas(Element phase, Predicate<Element> wanted) {
        Model called = models.get(phase.getAttribute("calledElement"));
        return called != null && called.elements().anyMatch(wanted);
    }

    private void wholeBatch(Model batch) {
        Set<String> nodes = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        collect(batch, nodes, seen);
        ITEMS.keySet().stream()
                .filter(node -> !nodes.contains(node))
                .forEach(node -> add(batch, batch.root(), "node-missing", node));
    }

    private void collect(Model model, Set<String> nodes, Set<String> seen) {
        if (seen.add(model.name())) {
            model.elements().forEach(element -> {
                Model.property(element, "node").ifPresent(nodes::add);
                Optional.ofNullable(models.get(element.getAttribute("calledElement")))
                        .ifPresent(called -> collect(called, nodes, seen));
            });
        }
    }

    /** A notice begins with its list, counts its floor from the day the list was public, and ends with its outcome. */
    private void notice(Model notice) {
        List<Predicate<Element>> steps = List.of(
                element -> calls(element, "raiseList"),
                element -> waits(element, "isListPublic"),
                element -> waits(element, "endsAt"),
                element -> calls(element, "raiseOutcome"));
        for (Predicate<Element> step : steps) {
            if (new Paths(notice).startReaches(step, element -> Model.is(element, "endEvent"))) {
                add(notice, notice.root(), "notice-incomplete", String.valueOf(steps.indexOf(step) + 1));
            }
        }
    }

    private static boolean isNode(Element element, String node) {
        return Model.property(element, "node").filter(node::equals).isPresent();
    }

    private static boolean raises(Element element, String node) {
        return raise(element).filter(call -> call.says(node)).isPresent();
    }

    private static Optional<Call> raise(Element element) {
        return call(Model.camunda(element, "expression"))
                .filter(call ->
                        call.bean().equals("disclosureTasks") && call.verb().equals("raise"));
    }

    private static boolean calls(Element element, String verb) {
        return call(Model.camunda(element, "expression"))
                .filter(call -> call.verb().equals(verb))
                .isPresent();
    }

    private static boolean waitsFor(Element element, String node) {
        return waits(element, "isPublic")
                && waited(element).filter(call -> call.says(node)).isPresent();
    }

    private static boolean waits(Element element, String verb) {
        return waited(element).filter(call -> call.verb().equals(verb)).isPresent();
    }

    private static Optional<Call> waited(Element element) {
        return Model.is(element, "intermediateCatchEvent")
                ? Model.children(element)
                        .flatMap(Model::children)
                        .filter(child -> Model.is(child, "condition") || Model.is(child, "timeDate"))
                        .flatMap(child -> call(child.getTextContent()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Call> call(String expression) {
        return Grammar.parse(expression).filter(Call.class::isInstance).map(Call.class::cast);
    }

    private void add(Model model, Element element, String rule, String detail) {
        findings.add(finding(model, element, rule, detail));
    }
}
