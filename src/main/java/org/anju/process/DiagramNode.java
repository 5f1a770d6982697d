package org.anju.process;

import java.util.Locale;
import java.util.Optional;

/**
 * One step of a drawn model in words, so that the drawing can also be read aloud.
 *
 * @param id the element's id in the model, {@code Task_ReviewDisclosure}
 * @param node the program node that the step decides, {@code N02}, where it decides one
 * @param nodeNameZh what the public calls the program node; the step's own name, unless it only ends the node
 * @param role the candidate group that acts, where a person acts
 * @param called the model that is carried out, where the step is one
 */
public record DiagramNode(
        String id,
        Optional<String> node,
        String nodeNameZh,
        String nodeNameEn,
        String nameZh,
        String nameEn,
        Kind kind,
        Optional<String> role,
        Optional<String> called) {

    /** The kinds that a reader tells apart; the CSS class of a drawn step ends with the kind's {@link #css()}. */
    public enum Kind {
        START_EVENT,
        END_EVENT,
        CATCH_EVENT,
        BOUNDARY_EVENT,
        USER_TASK,
        SERVICE_TASK,
        CALL_ACTIVITY,
        EXCLUSIVE_GATEWAY,
        PARALLEL_GATEWAY,
        EVENT_SUB_PROCESS;

        /** The kind as a CSS class says it, {@code user-task}. */
        public String css() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isEvent() {
            return this == START_EVENT || this == END_EVENT || this == CATCH_EVENT || this == BOUNDARY_EVENT;
        }

        boolean isGateway() {
            return this == EXCLUSIVE_GATEWAY || this == PARALLEL_GATEWAY;
        }
    }

    /** The name in one of the two languages of the site. */
    public String name(Locale language) {
        return language.getLanguage().equals("en") ? nameEn : nameZh;
    }
}
