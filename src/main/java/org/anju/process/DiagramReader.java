package org.anju.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.process.Diagram.Flow;
import org.anju.process.Diagram.Shape;
import org.anju.process.Diagram.Trigger;
import org.anju.process.Geometry.Box;
import org.anju.process.Geometry.Point;
import org.w3c.dom.Element;

/** Reads the drawing out of a model: each shape and edge of the diagram joined with the element it stands for. */
final class DiagramReader {

    private static final Map<String, DiagramNode.Kind> KINDS = Map.of(
            "startEvent", DiagramNode.Kind.START_EVENT,
            "endEvent", DiagramNode.Kind.END_EVENT,
            "intermediateCatchEvent", DiagramNode.Kind.CATCH_EVENT,
            "boundaryEvent", DiagramNode.Kind.BOUNDARY_EVENT,
            "userTask", DiagramNode.Kind.USER_TASK,
            "serviceTask", DiagramNode.Kind.SERVICE_TASK,
            "callActivity", DiagramNode.Kind.CALL_ACTIVITY,
            "exclusiveGateway", DiagramNode.Kind.EXCLUSIVE_GATEWAY,
            "parallelGateway", DiagramNode.Kind.PARALLEL_GATEWAY,
            "subProcess", DiagramNode.Kind.EVENT_SUB_PROCESS);

    private static final Map<String, Trigger> TRIGGERS = Map.of(
            "timerEventDefinition", Trigger.TIMER,
            "messageEventDefinition", Trigger.MESSAGE,
            "conditionalEventDefinition", Trigger.CONDITION);

    private final Element definitions;
    private final Map<String, Element> elements;

    DiagramReader(Element definitions) {
        this.definitions = definitions;
        this.elements = BpmnXml.below(definitions, BpmnXml.MODEL)
                .filter(element -> !element.getAttribute("id").isEmpty())
                .collect(Collectors.toMap(
                        element -> element.getAttribute("id"), Function.identity(), DiagramReader::twice));
    }

    Diagram read() {
        List<Shape> shapes = BpmnXml.below(definitions, BpmnXml.DIAGRAM, "BPMNShape")
                .filter(shape -> KINDS.containsKey(elementOf(shape).getLocalName()))
                .map(this::shape)
                .toList();
        List<Flow> flows = BpmnXml.below(definitions, BpmnXml.DIAGRAM, "BPMNEdge")
                .filter(edge -> elementOf(edge).getLocalName().equals("sequenceFlow"))
                .map(this::flow)
                .toList();
        if (shapes.isEmpty()) {
            throw new UnreadableModel("The model is not drawn: it has no shapes.");
        }
        return new Diagram(title(), shapes, flows);
    }

    private DiagramTitle title() {
        Element process = BpmnXml.below(definitions, BpmnXml.MODEL, "process")
                .findFirst()
                .orElseThrow(() -> new UnreadableModel("The model has no process."));
        String purpose = BpmnXml.child(process, BpmnXml.MODEL, "documentation")
                .map(documentation -> documentation.getTextContent().strip())
                .orElse("");
        return new DiagramTitle(
                process.getAttribute("id"),
                process.getAttribute("name"),
                english(process),
                purpose,
                BpmnXml.property(process, "purposeEn").orElse(purpose));
    }

    private Shape shape(Element shape) {
        Element element = elementOf(shape);
        DiagramNode node = new DiagramNode(
                element.getAttribute("id"),
                BpmnXml.property(element, "node"),
                BpmnXml.property(element, "nodeName").orElse(element.getAttribute("name")),
                BpmnXml.property(element, "nodeNameEn").orElse(english(element)),
                element.getAttribute("name"),
                english(element),
                kind(element),
                BpmnXml.camunda(element, "candidateGroups"),
                Optional.of(element.getAttribute("calledElement")).filter(model -> !model.isEmpty()));
        Element parent = BpmnXml.parent(element);
        boolean interrupting = !element.getAttribute("isInterrupting").equals("false")
                && !element.getAttribute("cancelActivity").equals("false");
        return new Shape(
                node,
                trigger(element),
                interrupting,
                bounds(shape),
                label(shape),
                parent.getLocalName().equals("subProcess") ? parent.getAttribute("id") : "");
    }

    private Flow flow(Element edge) {
        Element element = elementOf(edge);
        String id = element.getAttribute("id");
        String source = element.getAttribute("sourceRef");
        boolean isDefault = elements.containsKey(source)
                && elements.get(source).getAttribute("default").equals(id);
        List<Point> points = BpmnXml.children(edge)
                .filter(child -> child.getLocalName().equals("waypoint"))
                .map(point -> new Point(number(point, "x"), number(point, "y")))
                .toList();
        if (points.size() < 2) {
            throw new UnreadableModel("The flow %s has no way: draw it.".formatted(id));
        }
        return new Flow(
                id,
                source,
                element.getAttribute("targetRef"),
                element.getAttribute("name"),
                english(element),
                isDefault,
                points,
                label(edge));
    }

    private Element elementOf(Element drawn) {
        String id = drawn.getAttribute("bpmnElement");
        return Optional.ofNullable(elements.get(id))
                .orElseThrow(() -> new UnreadableModel("The drawing shows %s, which the model lacks.".formatted(id)));
    }

    private static DiagramNode.Kind kind(Element element) {
        return Optional.ofNullable(KINDS.get(element.getLocalName())).orElseThrow();
    }

    private static Trigger trigger(Element event) {
        return BpmnXml.children(event)
                .flatMap(child -> Optional.ofNullable(TRIGGERS.get(child.getLocalName())).stream())
                .findFirst()
                .orElse(Trigger.NONE);
    }

    private static String english(Element element) {
        return BpmnXml.property(element, "nameEn").orElse(element.getAttribute("name"));
    }

    private static Optional<Box> label(Element drawn) {
        return BpmnXml.child(drawn, BpmnXml.DIAGRAM, "BPMNLabel")
                .filter(label -> BpmnXml.children(label).findAny().isPresent())
                .map(DiagramReader::bounds);
    }

    private static Box bounds(Element drawn) {
        Element bounds = BpmnXml.children(drawn)
                .filter(child -> child.getLocalName().equals("Bounds"))
                .findFirst()
                .orElseThrow(() -> new UnreadableModel(
                        "The shape %s has no bounds: draw it.".formatted(drawn.getAttribute("id"))));
        return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static double number(Element element, String attribute) {
        try {
            double value = Double.parseDouble(element.getAttribute(attribute));
            if (Double.isFinite(value)) {
                return value;
            }
            throw new UnreadableModel("A place in the drawing is not a finite number.");
        } catch (NumberFormatException e) {
            throw new UnreadableModel("A place in the drawing is not a number.", e);
        }
    }

    private static Element twice(Element one, Element other) {
        throw new UnreadableModel("The id %s is used twice.".formatted(one.getAttribute("id")));
    }
}
