package org.anju.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.process.Diagram.Flow;
import org.anju.process.Diagram.Shape;
import org.anju.process.Geometry.Box;
import org.anju.process.Geometry.Point;

/**
 * Writes one diagram as SVG without script and without style sheet. Colours are presentation attributes, so the
 * file is legible alone, and any style sheet that knows the classes {@code diagram}, {@code node}, {@code flow}
 * and {@code label} may restyle it. Ids carry the model's id, so that several diagrams may stand on one page.
 */
final class DiagramDrawing {

    private static final double MARGIN = 20;
    private static final double EM = 12;
    private static final double LINE = 15;

    private final Diagram diagram;
    private final Locale language;
    private final Map<String, String> states;
    private final SvgText out = new SvgText();

    DiagramDrawing(Diagram diagram, Locale language, Map<String, String> states) {
        this.diagram = diagram;
        this.language = language;
        this.states = states;
    }

    String svg() {
        Box page = extent().grownBy(MARGIN);
        String id = diagram.title().id();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "diagram",
                "viewBox",
                SvgText.numbers(page.x(), page.y(), page.width(), page.height()),
                "role",
                "img",
                "lang",
                language.getLanguage().equals("en") ? "en" : "zh-CN",
                "aria-labelledby",
                id + "-title " + id + "-desc",
                "font-family",
                "PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif",
                "font-size",
                "12",
                "fill",
                "none",
                "stroke",
                DiagramMarks.INK,
                "stroke-width",
                "1.5");
        out.text("title", diagram.title().name(language), "id", id + "-title");
        out.text("desc", description(), "id", id + "-desc");
        shapes(true).forEach(this::drawNode);
        diagram.flows().forEach(this::drawFlow);
        shapes(false).forEach(this::drawNode);
        out.close("svg");
        return out.toString();
    }

    private Stream<Shape> shapes(boolean asides) {
        return diagram.shapes().stream()
                .filter(shape -> (shape.node().kind() == DiagramNode.Kind.EVENT_SUB_PROCESS) == asides);
    }

    private String description() {
        String steps = diagram.nodes().stream()
                .map(node -> node.name(language))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" · "));
        return diagram.title().purpose(language) + " " + steps;
    }

    private Box extent() {
        Stream<Box> boxes = diagram.shapes().stream()
                .flatMap(shape -> Stream.concat(Stream.of(shape.box()), shape.label().stream()));
        Stream<Box> ways = diagram.flows().stream()
                .flatMap(flow -> Stream.concat(
                        flow.label().stream(),
                        flow.points().stream().map(point -> new Box(point.x(), point.y(), 0, 0))));
        return Stream.concat(boxes, ways).reduce(Box::around).orElseThrow();
    }

    private void drawNode(Shape shape) {
        DiagramNode node = shape.node();
        String state = states.getOrDefault(node.id(), "");
        out.open(
                "g",
                "id",
                id(node.id()),
                "class",
                "node node--" + node.kind().css() + (state.isEmpty() ? "" : " node--" + state),
                "data-element",
                node.id(),
                "data-node",
                node.node().orElse(""));
        out.text("title", node.name(language));
        new DiagramMarks(out).draw(shape);
        drawName(shape);
        out.close("g");
    }

    private void drawName(Shape shape) {
        String name = shape.node().name(language);
        DiagramNode.Kind kind = shape.node().kind();
        Box box = shape.box();
        if (name.isEmpty()) {
            return;
        }
        if (kind == DiagramNode.Kind.EVENT_SUB_PROCESS) {
            letter(List.of(name), new Point(box.centre().x(), box.y() + 18), "label label--heading");
        } else if (kind.isEvent() || kind.isGateway()) {
            Box place = shape.label()
                    .orElse(new Box(box.centre().x() - 40, kind.isEvent() ? box.bottom() + 4 : box.y() - 20, 80, 14));
            letterBeside(name, place, place.bottom() < box.centre().y());
        } else {
            List<String> lines = Lettering.lines(name, (box.width() - 10) / EM);
            double low = lines.size() > 2 ? 8 : 4;
            double first = box.centre().y() - (lines.size() - 1) * LINE / 2 + low;
            letter(lines, new Point(box.centre().x(), first), "label");
        }
    }

    /** Text beside its shape grows away from it: upwards if it stands above, else downwards. */
    private void letterBeside(String name, Box place, boolean above) {
        double ems = language.getLanguage().equals("en") ? Math.max(place.width() / EM, 6) : place.width() / EM + 0.1;
        List<String> lines = Lettering.lines(name, ems);
        double first = above ? place.bottom() - 3 - (lines.size() - 1) * LINE : place.y() + 11;
        letter(lines, new Point(place.centre().x(), first), "label");
    }

    /** One text element per line: white space between lines inside one would push them off their centre. */
    private void letter(List<String> lines, Point first, String cssClass) {
        for (int i = 0; i < lines.size(); i++) {
            out.text(
                    "text",
                    lines.get(i),
                    "class",
                    cssClass,
                    "x",
                    SvgText.numbers(first.x()),
                    "y",
                    SvgText.numbers(first.y() + i * LINE),
                    "text-anchor",
                    "middle",
                    "fill",
                    DiagramMarks.TEXT,
                    "stroke",
                    "none");
        }
    }

    private void drawFlow(Flow flow) {
        out.open("g", "id", id(flow.id()), "class", "flow", "data-element", flow.id());
        new DiagramMarks(out).draw(flow);
        flow.label().filter(place -> !flow.name(language).isEmpty()).ifPresent(place -> {
            Point start = new Point(place.centre().x(), place.y() + 11);
            letter(List.of(flow.name(language)), start, "label label--answer");
        });
        out.close("g");
    }

    private String id(String element) {
        return diagram.title().id() + "-" + element;
    }
}
