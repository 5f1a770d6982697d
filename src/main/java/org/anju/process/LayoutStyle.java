package org.anju.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anju.process.Diagram.Flow;
import org.anju.process.Diagram.Shape;
import org.anju.process.Geometry.Point;
import org.anju.process.Geometry.Segment;
import org.anju.process.StyleFault.Rule;

/** The house style of a model's drawing: to the right, the good path straight, trouble below, nothing crossing. */
final class LayoutStyle {

    private final Diagram diagram;

    LayoutStyle(Diagram diagram) {
        this.diagram = diagram;
    }

    List<StyleFault> faults() {
        List<StyleFault> faults = new ArrayList<>();
        flows().filter(flow -> !runsAsRead(flow))
                .forEach(flow -> faults.add(new StyleFault(Rule.LEFT_TO_RIGHT, flow.id())));
        shapes().filter(start -> start.node().kind() == DiagramNode.Kind.START_EVENT)
                .filter(start -> !reachesAnEndStraight(start))
                .forEach(start -> faults.add(
                        new StyleFault(Rule.STRAIGHT_GOOD_PATH, start.node().id())));
        shapes().filter(shape -> standsInTheWay(shape))
                .forEach(shape -> faults.add(
                        new StyleFault(Rule.CLEAR_SHAPES, shape.node().id())));
        flows().filter(flow -> flows().anyMatch(other -> flow.id().compareTo(other.id()) < 0 && cross(flow, other)))
                .forEach(flow -> faults.add(new StyleFault(Rule.NO_CROSSING, flow.id())));
        return faults;
    }

    private boolean runsAsRead(Flow flow) {
        Point from = shape(flow.source()).box().centre();
        Point to = shape(flow.target()).box().centre();
        if (to.x() >= from.x()) {
            return true;
        }
        double lowest = flow.points().stream().mapToDouble(Point::y).max().orElseThrow();
        return !flow.nameZh().isEmpty() && lowest > Math.min(from.y(), to.y());
    }

    private boolean reachesAnEndStraight(Shape from) {
        return from.node().kind() == DiagramNode.Kind.END_EVENT
                || flows().filter(flow -> flow.source().equals(from.node().id()) && isStraightAhead(flow, from))
                        .anyMatch(flow -> reachesAnEndStraight(shape(flow.target())));
    }

    private boolean isStraightAhead(Flow flow, Shape from) {
        double y = from.box().centre().y();
        return flow.points().stream().allMatch(point -> point.y() == y)
                && shape(flow.target()).box().centre().x() > from.box().centre().x();
    }

    private boolean standsInTheWay(Shape shape) {
        return flows().filter(flow -> !flow.source().equals(shape.node().id())
                                && !flow.target().equals(shape.node().id()))
                        .filter(flow ->
                                !shape(flow.source()).host().equals(shape.node().id()))
                        .flatMap(flow -> Geometry.segments(flow.points()).stream())
                        .anyMatch(segment -> segment.enters(shape.box()))
                || shapes().anyMatch(other -> standsOn(shape, other));
    }

    private static boolean standsOn(Shape shape, Shape other) {
        boolean mayTouch = shape.node().kind() == DiagramNode.Kind.BOUNDARY_EVENT
                || other.node().kind() == DiagramNode.Kind.BOUNDARY_EVENT
                || shape.host().equals(other.node().id()) && other.box().contains(shape.box())
                || other.host().equals(shape.node().id()) && shape.box().contains(other.box());
        return !shape.equals(other) && !mayTouch && shape.box().overlaps(other.box());
    }

    private static boolean cross(Flow one, Flow other) {
        List<Segment> others = Geometry.segments(other.points());
        Optional<Point> port = commonPort(one, other);
        return Geometry.segments(one.points()).stream()
                .anyMatch(segment ->
                        others.stream().anyMatch(piece -> segment.meets(piece) && !onlyAt(port, segment, piece)));
    }

    private static Optional<Point> commonPort(Flow one, Flow other) {
        return Stream.of(one.points().get(0), one.points().get(one.points().size() - 1))
                .filter(point -> point.equals(other.points().get(0))
                        || point.equals(other.points().get(other.points().size() - 1)))
                .findFirst();
    }

    /** Whether the pieces meet only where both flows begin or end, and do not lie on one another. */
    private static boolean onlyAt(Optional<Point> port, Segment one, Segment other) {
        return port.filter(point -> one.touches(point) && other.touches(point)).isPresent() && !one.overlies(other);
    }

    private Shape shape(String id) {
        return shapes().filter(shape -> shape.node().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnreadableModel("The step %s is not drawn.".formatted(id)));
    }

    private Stream<Shape> shapes() {
        return diagram.shapes().stream();
    }

    private Stream<Flow> flows() {
        return diagram.flows().stream();
    }
}
