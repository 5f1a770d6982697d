package org.anju.process;

import static org.anju.process.Model.BPMN;
import static org.anju.process.Model.CAMUNDA;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * The elements and attributes that a model may have. What is not listed is refused, known or not: scripts, classes,
 * listeners, connectors, mappings, form handlers, decisions and whatever else an engine may learn to run.
 */
final class AllowList {

    private static final Set<String> LAYOUT = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Set<String> DRAWING = Set.of(
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "http://camunda.org/schema/modeler/1.0");

    /** The attributes of each BPMN element; {@code id} and {@code name} are everywhere, ours begin with {@code camunda:}. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("definitions", Set.of("targetNamespace", "exporter", "exporterVersion")),
            Map.entry("process", Set.of("isExecutable", "camunda:historyTimeToLive")),
            Map.entry("documentation", Set.of()),
            Map.entry("extensionElements", Set.of()),
            Map.entry("startEvent", Set.of("isInterrupting")),
            Map.entry("endEvent", Set.of()),
            Map.entry("userTask", Set.of("camunda:candidateGroups", "camunda:formRef", "camunda:formRefBinding")),
            Map.entry("serviceTask", Set.of("camunda:expression", "camunda:asyncBefore", "camunda:resultVariable")),
            Map.entry("callActivity", Set.of("calledElement", "camunda:calledElementBinding")),
            Map.entry("exclusiveGateway", Set.of("default", "gatewayDirection")),
            Map.entry("parallelGateway", Set.of("gatewayDirection")),
            Map.entry("sequenceFlow", Set.of("sourceRef", "targetRef")),
            Map.entry("conditionExpression", Set.of("xsi:type")),
            Map.entry("intermediateCatchEvent", Set.of()),
            Map.entry("boundaryEvent", Set.of("attachedToRef", "cancelActivity")),
            Map.entry("subProcess", Set.of("triggeredByEvent")),
            Map.entry("timerEventDefinition", Set.of()),
            Map.entry("timeDate", Set.of("xsi:type")),
            Map.entry("conditionalEventDefinition", Set.of()),
            Map.entry("condition", Set.of("xsi:type")),
            Map.entry("messageEventDefinition", Set.of("messageRef")),
            Map.entry("message", Set.of()),
            Map.entry("incoming", Set.of()),
            Map.entry("outgoing", Set.of()),
            Map.entry("textAnnotation", Set.of("textFormat")),
            Map.entry("text", Set.of()),
            Map.entry("association", Set.of("sourceRef", "targetRef", "associationDirection")));

    private static final Map<String, Set<String>> EXTENSIONS =
            Map.of("properties", Set.of(), "property", Set.of("name", "value"), "in", Set.of("businessKey"));

    /** Elements that mean something only inside certain others; elsewhere they are refused. */
    private static final Map<String, Set<String>> PARENTS = Map.of(
            "messageEventDefinition", Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent"),
            "timerEventDefinition", Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent"),
            "conditionalEventDefinition", Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent"));

    private AllowList() {}

    static void check(Model model, List<Finding> findings) {
        model.elements().forEach(element -> {
            if (!allowed(element)) {
                findings.add(finding(model, element, "element", element.getNodeName()));
            }
            for (int number = 0; number < element.getAttributes().getLength(); number++) {
                Attr attribute = (Attr) element.getAttributes().item(number);
                if (!allowed(element, attribute)) {
                    findings.add(finding(model, element, "attribute", attribute.getName()));
                }
            }
        });
    }

    private static boolean allowed(Element element) {
        String namespace = element.getNamespaceURI();
        String parent = element.getParentNode() instanceof Element above ? above.getLocalName() : "";
        if (BPMN.equals(namespace)) {
            Set<String> parents = PARENTS.get(element.getLocalName());
            return ATTRIBUTES.containsKey(element.getLocalName()) && (parents == null || parents.contains(parent));
        }
        if (CAMUNDA.equals(namespace)) {
            return switch (element.getLocalName()) {
                case "properties" -> parent.equals("extensionElements");
                case "property" -> parent.equals("properties");
                case "in" ->
                    parent.equals("extensionElements")
                            && element.getParentNode().getParentNode() instanceof Element call
                            && Model.is(call, "callActivity");
                default -> false;
            };
        }
        return namespace != null && LAYOUT.contains(namespace);
    }

    private static boolean allowed(Element element, Attr attribute) {
        String space = attribute.getNamespaceURI();
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(space) || space != null && DRAWING.contains(space)) {
            return true;
        }
        String name = prefix(space) + attribute.getLocalName();
        if (BPMN.equals(element.getNamespaceURI())) {
            return name.equals("id")
                    || name.equals("name")
                    || ATTRIBUTES.getOrDefault(element.getLocalName(), Set.of()).contains(name);
        }
        return CAMUNDA.equals(element.getNamespaceURI())
                ? EXTENSIONS.getOrDefault(element.getLocalName(), Set.of()).contains(name)
                : space == null;
    }

    private static String prefix(@Nullable String namespace) {
        if (namespace == null) {
            return "";
        }
        return switch (namespace) {
            case CAMUNDA -> "camunda:";
            case XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI -> "xsi:";
            default -> "?:";
        };
    }

    static Finding finding(Model model, Element element, String rule, String detail) {
        return new Finding(model.name(), idOf(element), rule, detail);
    }

    private static String idOf(Element element) {
        if (element.hasAttribute("id")) {
            return element.getAttribute("id");
        }
        return element.getParentNode() instanceof Element above ? idOf(above) : element.getLocalName();
    }
}
