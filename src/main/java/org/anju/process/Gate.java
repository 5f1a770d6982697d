package org.anju.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/**
 * Stands before the engine: what it does not know, it refuses. It reads models and forms as text and tells everything
 * that is wrong with them at once. Nothing is deployed by anyone but {@link Deployments}, which asks it first.
 */
@Component
public class Gate {

    private static final int LARGEST = 256 * 1024;
    private static final int MOST_NODES = 200;
    private static final int MOST_ELEMENTS = 10_000;

    private final VerbCatalogue verbs;

    Gate(VerbCatalogue verbs) {
        this.verbs = verbs;
    }

    /** Everything that keeps a submission from being deployed; empty if it may be. */
    public List<Finding> findings(Submission submission) {
        List<Finding> findings = new ArrayList<>();
        submission.forms().forEach((name, bytes) -> {
            if (fits(name, bytes, findings)) {
                FormRules.check(name, bytes, findings);
            }
        });
        Map<String, Model> models = new TreeMap<>();
        submission.models().forEach((name, bytes) -> {
            if (fits(name, bytes, findings)) {
                read(name, bytes, findings).ifPresent(model -> models.put(name, model));
            }
        });
        models.values().forEach(model -> {
            AllowList.check(model, findings);
            ExpressionRules.check(model, verbs, findings);
            ShapeRules.check(model, submission, findings);
        });
        SchemeRules.check(models, findings);
        return List.copyOf(findings);
    }

    /** What keeps a model that was deployed long ago from being carried on: an element, attribute or verb not known. */
    List<Finding> unreadable(String name, byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        read(name, bytes, findings).ifPresent(model -> {
            AllowList.check(model, findings);
            ExpressionRules.check(model, verbs, findings);
        });
        return List.copyOf(findings);
    }

    private static boolean fits(String name, byte[] bytes, List<Finding> findings) {
        if (bytes.length > LARGEST) {
            findings.add(new Finding(name, name, "too-large", "256 KB"));
        }
        return bytes.length <= LARGEST;
    }

    private static Optional<Model> read(String name, byte[] bytes, List<Finding> findings) {
        try {
            Model model = Model.read(name, bytes);
            if (!Model.is(model.root(), "definitions")) {
                findings.add(new Finding(name, name, "unreadable", ""));
                return Optional.empty();
            }
            if (nodes(model) > MOST_NODES || model.elements().count() > MOST_ELEMENTS) {
                findings.add(new Finding(name, name, "too-many", String.valueOf(MOST_NODES)));
                return Optional.empty();
            }
            return Optional.of(model);
        } catch (SAXException unreadable) {
            findings.add(new Finding(name, name, "unreadable", ""));
            return Optional.empty();
        }
    }

    /** Tasks, events, gateways and the like: what a flow can lead to. */
    private static long nodes(Model model) {
        return model.elements()
                .filter(element -> Model.BPMN.equals(element.getNamespaceURI()))
                .filter(element -> element.getLocalName().matches(".*(Task|Event|Gateway|Activity|Process)|task"))
                .count();
    }
}
