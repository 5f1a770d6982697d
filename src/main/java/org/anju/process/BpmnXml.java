package org.anju.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A model's XML, read without trusting it: no document type, no entities, nothing fetched. */
final class BpmnXml {

    static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static Element read(byte[] bpmn) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(bpmn)).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new UnreadableModel("The model is not well-formed XML without a document type.", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser cannot be made safe.", e);
        }
    }

    /** Every element below, in document order, of the given namespace and, if any are named, of those names. */
    static Stream<Element> below(Element element, String namespace, String... names) {
        NodeList all = element.getElementsByTagNameNS(namespace, "*");
        List<String> wanted = List.of(names);
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(found -> wanted.isEmpty() || wanted.contains(found.getLocalName()));
    }

    static Stream<Element> children(Element element) {
        NodeList all = element.getChildNodes();
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    static Optional<Element> child(Element element, String namespace, String name) {
        return children(element)
                .filter(child -> name.equals(child.getLocalName()) && namespace.equals(child.getNamespaceURI()))
                .findFirst();
    }

    static Optional<String> camunda(Element element, String attribute) {
        return Optional.of(element.getAttributeNS(CAMUNDA, attribute)).filter(value -> !value.isEmpty());
    }

    /** The value of {@code <camunda:property name="…">} on the element itself, not on what it contains. */
    static Optional<String> property(Element element, String name) {
        return child(element, MODEL, "extensionElements")
                .flatMap(extensions -> child(extensions, CAMUNDA, "properties"))
                .flatMap(properties -> children(properties)
                        .filter(property -> property.getAttribute("name").equals(name))
                        .map(property -> property.getAttribute("value"))
                        .findFirst());
    }

    static Element parent(Element element) {
        Node parent = element.getParentNode();
        if (parent instanceof Element found) {
            return found;
        }
        throw new UnreadableModel("The model has no process.");
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setExpandEntityReferences(false);
        return factory;
    }

    private BpmnXml() {}
}
