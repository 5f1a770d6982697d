package org.anju.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published diagram with the state of each node as a class, and its text twin.
 *
 * @param svg as it was published, but for the classes
 */
record DrawnDiagram(String name, String title, String svg, List<Step> steps) {

    private static final Pattern GROUP = Pattern.compile(
            "<g id=\"([^\"]*)\" class=\"(node[^\"]*)\" data-element=\"([^\"]*)\"(?: data-node=\"([^\"]*)\")?>");
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title>");

    /** A task of the diagram in words; {@code state} is empty where nothing is known of it. */
    record Step(String name, String node, String state) {}

    /** The diagram, unless it is not one of ours. */
    static Optional<DrawnDiagram> of(String name, String svg, Standing.BatchView view, Map<String, String> phases) {
        if (!svg.startsWith("<svg") || svg.toLowerCase(java.util.Locale.ROOT).contains("<script")) {
            return Optional.empty();
        }
        var states = states(view);
        var steps = new ArrayList<Step>();
        var groups = GROUP.matcher(svg);
        var marked = groups.replaceAll(group -> {
            var node = Optional.ofNullable(group.group(4)).orElse("");
            var phase =
                    group.group(2).contains("call-activity") ? phases.getOrDefault(title(svg, group.end()), "") : "";
            var state = states.getOrDefault(node, states.getOrDefault(group.group(3), phase));
            step(svg, group.end(), group.group(2), node, state).ifPresent(steps::add);
            var css = "class=\"" + group.group(2);
            return Matcher.quoteReplacement(
                    state.isEmpty() ? group.group() : group.group().replace(css, css + " node--" + state));
        });
        return Optional.of(new DrawnDiagram(name, title(svg, 0), marked, List.copyOf(steps)));
    }

    /** The state of a whole phase, by the title of its diagram, from the nodes that are drawn in it. */
    static Map<String, String> phases(List<String> svgs, Standing.BatchView view) {
        var states = states(view);
        var phases = new HashMap<String, String>();
        for (var svg : svgs) {
            var groups = GROUP.matcher(svg);
            while (groups.find()) {
                var state = states.get(Optional.ofNullable(groups.group(4)).orElse(""));
                if (state != null) {
                    phases.merge(title(svg, 0), state, DrawnDiagram::stronger);
                }
            }
        }
        return phases;
    }

    private static Optional<Step> step(String svg, int from, String css, String node, String state) {
        var task = css.contains("-task") || css.contains("call-activity");
        var title = title(svg, from);
        return task && !title.isBlank() ? Optional.of(new Step(title, node, state)) : Optional.empty();
    }

    private static String title(String svg, int from) {
        var title = TITLE.matcher(svg);
        return title.find(from)
                ? title.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&")
                : "";
    }

    /** By node and by element; a phase is late or running as soon as one of its nodes is. */
    private static Map<String, String> states(Standing.BatchView view) {
        var states = new HashMap<String, String>();
        for (var node : view.nodes()) {
            states.put(node.node().node(), node.css());
            states.merge(node.node().element(), node.css(), DrawnDiagram::stronger);
        }
        states.remove("");
        return states;
    }

    private static String stronger(String one, String other) {
        var rank = List.of("late", "now", "planned", "done", "dropped");
        if (one.equals("done") && other.equals("planned") || one.equals("planned") && other.equals("done")) {
            return "now";
        }
        return rank.indexOf(one) <= rank.indexOf(other) ? one : other;
    }
}
