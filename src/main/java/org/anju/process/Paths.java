package org.anju.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** The ways through a model along its flows. */
record Paths(Model model) {

    /** Whether some way from here, going no further than any of {@code barrier}, comes to {@code target}. */
    boolean reaches(Element from, Predicate<Element> barrier, Predicate<Element> target) {
        return reach(model.next(from), barrier, target);
    }

    /** Whether some way from a start of the process itself, going no further than any of {@code barrier}, does. */
    boolean startReaches(Predicate<Element> barrier, Predicate<Element> target) {
        return reach(
                model.bpmn("startEvent")
                        .filter(start -> start.getParentNode() instanceof Element parent && Model.is(parent, "process"))
                        .toList(),
                barrier,
                target);
    }

    private boolean reach(List<Element> from, Predicate<Element> barrier, Predicate<Element> target) {
        Deque<Element> open = new ArrayDeque<>(from);
        Set<Element> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Element element = open.pop();
            if (target.test(element)) {
                return true;
            }
            if (seen.add(element) && !barrier.test(element)) {
                open.addAll(model.next(element));
            }
        }
        return false;
    }
}
