package org.anju.process;

import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The {@code camunda:properties} of an element: the only extension that models use to say more than BPMN can. */
record ExtensionProperties(Optional<Element> element) {

    static ExtensionProperties of(Element element) {
        return new ExtensionProperties(Optional.ofNullable(element.element("extensionElements"))
                .map(extensions -> extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties")));
    }

    Optional<String> value(String name) {
        return element.stream()
                .flatMap(properties -> properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream())
                .filter(property -> name.equals(property.attribute("name")))
                .map(property -> property.attribute("value"))
                .findFirst();
    }
}
