package org.anju.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A field that someone fills in.
 *
 * @param parts the fields of each row of a list; empty for every other field
 */
public record FormField(
        String key,
        String label,
        String labelEn,
        String type,
        PublicClass publicClass,
        boolean readOnly,
        Optional<HideCondition> hiddenWhen,
        List<Option> options,
        List<FormField> parts,
        JsonNode component) {

    /** One of the answers of a field that offers a choice. */
    public record Option(String value, String label, String labelEn) {}

    /** Whether what is known already hides the field, whatever anyone answers. */
    boolean isHiddenBy(Map<String, Object> known) {
        return hiddenWhen
                .filter(condition -> condition.asksOnly(known.keySet()) && condition.holds(known))
                .isPresent();
    }

    boolean required() {
        return component.path("validate").path("required").asBoolean(false);
    }

    /** A limit that the form sets, if it does. */
    Optional<JsonNode> limit(String name) {
        JsonNode limit = component.path("validate").path(name);
        return limit.isMissingNode() || limit.isNull() ? Optional.empty() : Optional.of(limit);
    }
}
