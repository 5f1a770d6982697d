package org.anju.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A model as text: its elements, their ids and how its flows connect them. Nothing of it is run to read it. */
record Model(String name, Element root, Map<String, Element> byId) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Reads a model; a document type or an external entity makes it unreadable. */
    static Model read(String name, byte[] bytes) throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", "60");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new InputSource(new ByteArrayInputStream(bytes)))
                    .getDocumentElement();
            Map<String, Element> byId = new LinkedHashMap<>();
            descendants(root)
                    .filter(each -> each.hasAttribute("id"))
                    .forEach(each -> byId.put(each.getAttribute("id"), each));
            return new Model(name, root, byId);
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Stream<Element> elements() {
        return descendants(root);
    }

    Stream<Element> bpmn(String kind) {
        return elements().filter(element -> is(element, kind));
    }

    Optional<Element> process() {
        return bpmn("process").findFirst();
    }

    /** Where the flows that leave an element lead; a boundary event leaves with the element it sits on. */
    List<Element> next(Element element) {
        String id = element.getAttribute("id");
        Stream<Element> followers = flowsFrom(element)
                .flatMap(flow -> Optional.ofNullable(byId.get(flow.getAttribute("targetRef"))).stream());
        Stream<Element> attached = bpmn("boundaryEvent")
                .filter(event -> event.getAttribute("attachedToRef").equals(id));
        return Stream.concat(followers, attached).toList();
    }

    Stream<Element> flowsFrom(Element element) {
        String id = element.getAttribute("id");
        return bpmn("sequenceFlow")
                .filter(flow -> flow.getAttribute("sourceRef").equals(id));
    }

    static boolean is(Element element, String kind) {
        return BPMN.equals(element.getNamespaceURI()) && element.getLocalName().equals(kind);
    }

    static String camunda(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA, attribute);
    }

    /** The value of one of its {@code camunda:properties}. */
    static Optional<String> property(Element element, String name) {
        return children(element)
                .filter(child -> is(child, "extensionElements"))
                .flatMap(Model::children)
                .flatMap(Model::children)
                .filter(child -> CAMUNDA.equals(child.getNamespaceURI())
                        && child.getLocalName().equals("property"))
                .filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value"))
                .findFirst();
    }

    static Stream<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int number = 0; number < nodes.getLength(); number++) {
            Node node = nodes.item(number);
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children.stream();
    }

    private static Stream<Element> descendants(Element element) {
        return Stream.concat(Stream.of(element), children(element).flatMap(Model::descendants));
    }
}
