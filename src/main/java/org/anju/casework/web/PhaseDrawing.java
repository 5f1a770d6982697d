package org.anju.casework.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.batch.Stage;

/** The overview of the model with the phases that are over and the one under way, as classes for the style sheet. */
final class PhaseDrawing {

    private static final Pattern PHASE = Pattern.compile("class=\"node node--call-activity");

    /** The stages in the order in which the overview calls their phases. */
    private static final List<Stage> PHASES = List.of(
            Stage.PREPARING,
            Stage.SIGN_UP,
            Stage.QUALIFICATION,
            Stage.ORDERING,
            Stage.SELECTION,
            Stage.RESULT,
            Stage.HANDOVER,
            Stage.CLOSING);

    private PhaseDrawing() {}

    static String of(String svg, Stage stage) {
        var at = new AtomicInteger();
        return PHASE.matcher(svg)
                .replaceAll(phase -> Matcher.quoteReplacement(phase.group() + state(at.getAndIncrement(), stage)));
    }

    /** A batch that was voided stopped somewhere; its drawing does not guess where. */
    private static String state(int phase, Stage stage) {
        if (stage == Stage.VOIDED || phase >= PHASES.size()) {
            return "";
        }
        var now = stage == Stage.PLANNING ? Stage.PREPARING : stage;
        return PHASES.get(phase) == now ? " node--now" : PHASES.get(phase).compareTo(now) < 0 ? " node--done" : "";
    }
}
