package org.anju.process;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anju.process.Geometry.Box;
import org.anju.process.Geometry.Point;

/**
 * A model as people read it: its own drawing as SVG, and the same steps in words for those who do not see it.
 * The drawing keeps the layout of the model; the words go from left to right, and what interrupts comes last.
 */
public final class Diagram {

    /** What makes an event happen. */
    enum Trigger {
        NONE,
        TIMER,
        MESSAGE,
        CONDITION
    }

    /** A step with its place. The host is the id of the event sub-process that contains the step, or empty. */
    record Shape(DiagramNode node, Trigger trigger, boolean interrupting, Box box, Optional<Box> label, String host) {}

    /** A flow with its way. */
    record Flow(
            String id,
            String source,
            String target,
            String nameZh,
            String nameEn,
            boolean isDefault,
            List<Point> points,
            Optional<Box> label) {

        String name(Locale language) {
            return language.getLanguage().equals("en") ? nameEn : nameZh;
        }
    }

    private static final Comparator<Shape> AS_READ = Comparator.comparingDouble(
                    (Shape shape) -> shape.box().centre().x())
            .thenComparingDouble(shape -> shape.box().centre().y());

    private static final Comparator<Shape> ROW_BY_ROW = Comparator.comparingDouble(
                    (Shape shape) -> shape.box().y())
            .thenComparingDouble(shape -> shape.box().x());

    private final DiagramTitle title;
    private final List<Shape> shapes;
    private final List<Flow> flows;

    Diagram(DiagramTitle title, List<Shape> shapes, List<Flow> flows) {
        this.title = title;
        this.shapes = List.copyOf(shapes);
        this.flows = List.copyOf(flows);
    }

    /** Reads a BPMN file; refuses with {@link UnreadableModel} what is not one or is not drawn. */
    public static Diagram of(byte[] bpmn) {
        return new DiagramReader(BpmnXml.read(bpmn)).read();
    }

    /** The model's id, names and purpose. */
    public DiagramTitle title() {
        return title;
    }

    /** The steps in the order in which they are read. */
    public List<DiagramNode> nodes() {
        return inReadingOrder().map(Shape::node).toList();
    }

    /** The drawing as a standalone SVG document in Chinese or, for {@link Locale#ENGLISH}, in English. */
    public String svg(Locale language) {
        return svg(language, Map.of());
    }

    /** The same with a state for some steps, by element id: {@code done} becomes the class {@code node--done}. */
    public String svg(Locale language, Map<String, String> states) {
        return new DiagramDrawing(this, language, states).svg();
    }

    List<Shape> shapes() {
        return shapes;
    }

    List<Flow> flows() {
        return flows;
    }

    private Stream<Shape> inReadingOrder() {
        Stream<Shape> main = within("").filter(shape -> !isAside(shape)).sorted(AS_READ);
        Stream<Shape> asides = within("")
                .filter(Diagram::isAside)
                .sorted(ROW_BY_ROW)
                .flatMap(aside -> Stream.concat(
                        Stream.of(aside), within(aside.node().id()).sorted(AS_READ)));
        return Stream.concat(main, asides);
    }

    private Stream<Shape> within(String host) {
        return shapes.stream().filter(shape -> shape.host().equals(host));
    }

    private static boolean isAside(Shape shape) {
        return shape.node().kind() == DiagramNode.Kind.EVENT_SUB_PROCESS;
    }
}
