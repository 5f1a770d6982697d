package org.anju.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anju.batch.PublishedProcedure;
import org.anju.disclosure.Attachment;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Timeline;
import org.springframework.stereotype.Component;

/** The models in force, read as the public reads them: node list, diagrams, and one hash over models and forms. */
@Component
class ProcedureInForce implements PublishedProcedure {

    private static final String OVERVIEW = "allocation-batch";

    /** The phases in the order in which {@code allocation-batch} calls them; a test compares the two. */
    static final List<String> PHASES = List.of(
            "batch-preparation",
            "batch-sign-up",
            "batch-qualification",
            "batch-ordering",
            "batch-selection",
            "batch-result",
            "batch-handover",
            "batch-closing");

    private final Submission submission = BuiltInModels.submission();
    private final Map<String, Diagram> diagrams = new LinkedHashMap<>();

    ProcedureInForce() {
        Stream.concat(Stream.of(OVERVIEW), PHASES.stream())
                .forEach(model -> diagrams.put(model, Diagram.of(bytes(model))));
    }

    private byte[] bytes(String model) {
        return Optional.ofNullable(submission.models().get(model))
                .orElseThrow(() -> new IllegalStateException("There is no model " + model + "."));
    }

    @Override
    public List<Timeline.Node> timeline() {
        var nodes = new ArrayList<Timeline.Node>();
        for (var step : steps()) {
            var node = step.node().orElseThrow();
            nodes.add(new Timeline.Node(
                    new NodeId(node),
                    nodes.size() + 1,
                    step.nodeNameZh(),
                    step.nodeNameEn(),
                    SchemeRules.ITEMS.get(node),
                    step.id()));
        }
        return nodes;
    }

    @Override
    public List<ProcedureNode> nodes() {
        return steps().stream()
                .map(step -> new ProcedureNode(
                        step.node().orElseThrow(),
                        step.nodeNameZh(),
                        step.nodeNameEn(),
                        role(step).orElse(""),
                        SchemeRules.ITEMS.getOrDefault(step.node().orElseThrow(), "")))
                .toList();
    }

    /** Who acts in the step or, where it is a model of its own, first acts in that. */
    private Optional<String> role(DiagramNode step) {
        return step.role()
                .or(() -> step.called().stream()
                        .flatMap(model -> Diagram.of(bytes(model)).nodes().stream())
                        .flatMap(each -> each.role().stream())
                        .findFirst());
    }

    @Override
    public Optional<ItemCode> owes(NodeId node) {
        return Optional.ofNullable(SchemeRules.ITEMS.get(node.value())).map(ItemCode::new);
    }

    private List<DiagramNode> steps() {
        return PHASES.stream()
                .flatMap(phase -> Optional.ofNullable(diagrams.get(phase)).stream())
                .flatMap(diagram -> diagram.nodes().stream())
                .filter(step -> step.node().isPresent())
                .toList();
    }

    @Override
    public List<Attachment> diagrams() {
        var files = new ArrayList<Attachment>();
        diagrams.forEach((model, diagram) -> {
            files.add(svg(model + ".svg", diagram.svg(Locale.SIMPLIFIED_CHINESE)));
            files.add(svg(model + "-en.svg", diagram.svg(Locale.ENGLISH)));
        });
        return files;
    }

    private static Attachment svg(String name, String text) {
        return new Attachment(name, "image/svg+xml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 over the names and bytes of all models, then of all forms, in the order of their names. */
    @Override
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Stream.of(submission.models(), submission.forms())
                    .flatMap(files -> files.entrySet().stream())
                    .forEach(file -> {
                        digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                        digest.update(file.getValue());
                    });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
