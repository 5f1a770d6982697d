package org.anju.process;

import java.util.List;
import java.util.stream.IntStream;

/** The places of a drawing, in the pixels of the model's own layout. */
final class Geometry {

    record Point(double x, double y) {}

    record Box(double x, double y, double width, double height) {

        Point centre() {
            return new Point(x + width / 2, y + height / 2);
        }

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        boolean contains(Box other) {
            return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
        }

        boolean holds(Point point) {
            return x <= point.x && point.x <= right() && y <= point.y && point.y <= bottom();
        }

        boolean overlaps(Box other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }

        Box grownBy(double margin) {
            return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
        }

        Box around(Box other) {
            double left = Math.min(x, other.x);
            double top = Math.min(y, other.y);
            return new Box(
                    left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
        }
    }

    /** A straight piece of a flow. */
    record Segment(Point from, Point to) {

        /** Whether the two pieces share a point; touching counts, lying on one another counts. */
        boolean meets(Segment other) {
            double a = side(other.from);
            double b = side(other.to);
            double c = other.side(from);
            double d = other.side(to);
            if (a == 0 && b == 0) {
                return bounds().grownBy(0.01).overlaps(other.bounds());
            }
            return a * b <= 0 && c * d <= 0;
        }

        /** Whether the piece enters the inside of the box; running along its border does not count. */
        boolean enters(Box box) {
            Box inside = box.grownBy(-0.5);
            if (inside.width() <= 0
                    || inside.height() <= 0
                    || !bounds().grownBy(0.01).overlaps(inside)) {
                return false;
            }
            double one = side(new Point(inside.x(), inside.y()));
            double two = side(new Point(inside.right(), inside.y()));
            double three = side(new Point(inside.x(), inside.bottom()));
            double four = side(new Point(inside.right(), inside.bottom()));
            boolean allLeft = one > 0 && two > 0 && three > 0 && four > 0;
            boolean allRight = one < 0 && two < 0 && three < 0 && four < 0;
            return !allLeft && !allRight;
        }

        boolean touches(Point point) {
            return from.equals(point) || to.equals(point);
        }

        /** Whether the two pieces, which share an end, leave it in the same direction. */
        boolean overlies(Segment other) {
            boolean parallel = side(other.from) == 0 && side(other.to) == 0;
            return parallel
                    && (bounds().holds(other.from) && bounds().holds(other.to)
                            || other.bounds().holds(from) && other.bounds().holds(to));
        }

        private Box bounds() {
            double x = Math.min(from.x, to.x);
            double y = Math.min(from.y, to.y);
            return new Box(x, y, Math.abs(from.x - to.x), Math.abs(from.y - to.y));
        }

        private double side(Point p) {
            return (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
        }
    }

    static List<Segment> segments(List<Point> points) {
        return IntStream.range(1, points.size())
                .mapToObj(i -> new Segment(points.get(i - 1), points.get(i)))
                .toList();
    }

    private Geometry() {}
}
