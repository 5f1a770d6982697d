package org.anju.process;

import java.util.List;
import org.anju.process.Diagram.Flow;
import org.anju.process.Diagram.Shape;
import org.anju.process.Geometry.Box;
import org.anju.process.Geometry.Point;

/** The signs of BPMN as SVG: outlines, what triggers an event, who or what does a task, and the flows between. */
final class DiagramMarks {

    static final String INK = "#37474f";
    static final String TEXT = "#1b2226";
    private static final String PAPER = "#ffffff";
    private static final double BEND = 6;

    private final SvgText out;

    DiagramMarks(SvgText out) {
        this.out = out;
    }

    void draw(Shape shape) {
        Box box = shape.box();
        switch (shape.node().kind()) {
            case START_EVENT, CATCH_EVENT, BOUNDARY_EVENT, END_EVENT -> event(shape);
            case EXCLUSIVE_GATEWAY -> gateway(box, "M-6 -7 L6 7 M6 -7 L-6 7");
            case PARALLEL_GATEWAY -> gateway(box, "M0 -10 V10 M-10 0 H10");
            case USER_TASK -> task(box, "M-5.5 7 C-5.5 0.5 5.5 0.5 5.5 7 Z M-3 -3 A3 3 0 1 0 3 -3 A3 3 0 1 0 -3 -3 Z");
            case SERVICE_TASK -> {
                task(box, "M-2 0 A2 2 0 1 0 2 0 A2 2 0 1 0 -2 0 Z");
                cog(new Point(box.x() + 14, box.y() + 14));
            }
            case CALL_ACTIVITY -> {
                rectangle(box, "3", "");
                mark(new Point(box.centre().x(), box.bottom() - 12), "M-7 -7 H7 V7 H-7 Z M0 -4 V4 M-4 0 H4", "1.2");
            }
            case EVENT_SUB_PROCESS -> rectangle(box, "1.5", "1.5 4");
        }
    }

    void draw(Flow flow) {
        List<Point> points = flow.points();
        Point end = points.get(points.size() - 1);
        out.empty("path", "class", "flow__line", "d", way(points), "stroke-linejoin", "round");
        double angle = Math.toDegrees(angle(points.get(points.size() - 2), end));
        out.empty(
                "path",
                "class",
                "flow__head",
                "d",
                "M0 0 L-9 -4.5 L-9 4.5 Z",
                "fill",
                INK,
                "stroke",
                "none",
                "transform",
                "translate(" + SvgText.numbers(end.x(), end.y()) + ") rotate(" + SvgText.numbers(angle) + ")");
        if (flow.isDefault()) {
            slash(points.get(0), points.get(1));
        }
    }

    private void event(Shape shape) {
        Box box = shape.box();
        Point centre = box.centre();
        double radius = box.width() / 2;
        DiagramNode.Kind kind = shape.node().kind();
        boolean inner = kind == DiagramNode.Kind.CATCH_EVENT || kind == DiagramNode.Kind.BOUNDARY_EVENT;
        String dashes = shape.interrupting() ? "" : "5 3";
        circle(centre, radius, PAPER, kind == DiagramNode.Kind.END_EVENT ? "3.5" : "1.5", dashes);
        if (inner) {
            circle(centre, radius - 3.5, "none", "1.5", dashes);
        }
        switch (shape.trigger()) {
            case NONE -> {}
            case TIMER -> {
                circle(centre, 9, "none", "1.2", "");
                mark(centre, "M0 -6 V0 L4 3 M0 -9 V-7 M0 9 V7 M-9 0 H-7 M9 0 H7", "1.2");
            }
            case MESSAGE -> mark(centre, "M-9 -6 H9 V6 H-9 Z M-9 -6 L0 1 L9 -6", "1.2");
            case CONDITION -> mark(centre, "M-7 -9 H7 V9 H-7 Z M-4 -5 H4 M-4 -1.5 H4 M-4 2 H4 M-4 5.5 H4", "1.2");
        }
    }

    private void gateway(Box box, String sign) {
        Point centre = box.centre();
        out.empty(
                "path",
                "class",
                "node__outline",
                "d",
                "M%s L%s L%s L%s Z"
                        .formatted(
                                SvgText.numbers(centre.x(), box.y()),
                                SvgText.numbers(box.right(), centre.y()),
                                SvgText.numbers(centre.x(), box.bottom()),
                                SvgText.numbers(box.x(), centre.y())),
                "fill",
                PAPER);
        mark(centre, sign, "2.5");
    }

    private void task(Box box, String sign) {
        rectangle(box, "1.5", "");
        mark(new Point(box.x() + 14, box.y() + 14), sign, "1.2");
    }

    /** A cog-wheel: a ring, and around it the same ring as dashes, which are its eight teeth. */
    private void cog(Point centre) {
        circle(centre, 4.5, "none", "1.2", "");
        circle(centre, 6, "none", "2.4", "2.36 2.352");
    }

    private void rectangle(Box box, String width, String dashes) {
        out.empty(
                "rect",
                "class",
                "node__outline",
                "x",
                SvgText.numbers(box.x()),
                "y",
                SvgText.numbers(box.y()),
                "width",
                SvgText.numbers(box.width()),
                "height",
                SvgText.numbers(box.height()),
                "rx",
                "8",
                "fill",
                PAPER,
                "stroke-width",
                width,
                "stroke-dasharray",
                dashes);
    }

    private void circle(Point centre, double radius, String fill, String width, String dashes) {
        out.empty(
                "circle",
                "class",
                fill.equals(PAPER) ? "node__outline" : "node__mark",
                "cx",
                SvgText.numbers(centre.x()),
                "cy",
                SvgText.numbers(centre.y()),
                "r",
                SvgText.numbers(radius),
                "fill",
                fill,
                "stroke-width",
                width,
                "stroke-dasharray",
                dashes);
    }

    private void mark(Point centre, String path, String width) {
        out.empty(
                "path",
                "class",
                "node__mark",
                "d",
                path,
                "stroke-width",
                width,
                "transform",
                "translate(" + SvgText.numbers(centre.x(), centre.y()) + ")");
    }

    private void slash(Point from, Point to) {
        double angle = Math.toDegrees(angle(from, to));
        out.empty(
                "path",
                "class",
                "flow__default",
                "d",
                "M9 -5 L14 5",
                "transform",
                "translate(" + SvgText.numbers(from.x(), from.y()) + ") rotate(" + SvgText.numbers(angle) + ")");
    }

    /** The way as a path whose corners are rounded. */
    private static String way(List<Point> points) {
        StringBuilder path = new StringBuilder("M").append(at(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            path.append(" L").append(at(towards(corner, points.get(i - 1))));
            path.append(" Q").append(at(corner)).append(' ').append(at(towards(corner, points.get(i + 1))));
        }
        return path.append(" L").append(at(points.get(points.size() - 1))).toString();
    }

    private static Point towards(Point from, Point to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double share = length == 0 ? 0 : Math.min(BEND, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    private static double angle(Point from, Point to) {
        return Math.atan2(to.y() - from.y(), to.x() - from.x());
    }

    private static String at(Point point) {
        return SvgText.numbers(point.x(), point.y());
    }
}
