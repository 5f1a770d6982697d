package org.anju.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form as it was deployed.
 *
 * @param version the SHA-256 of its bytes, in hex
 * @param schema the form itself, as the browser's viewer reads it
 */
public record DeployedForm(String id, String version, String schema, List<FormField> fields) {

    static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");
    static final Set<String> LAYOUT = Set.of("text", "spacer", "separator", "group");
    static final String LIST = "dynamiclist";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads a form that has passed the gate. */
    static DeployedForm parse(byte[] bytes) {
        JsonNode form = JSON.readTree(bytes);
        return new DeployedForm(
                form.path("id").asString(""),
                sha256(bytes),
                new String(bytes, StandardCharsets.UTF_8),
                fields(form.path("components")));
    }

    /** The form without the fields that what the server knows hides: nobody is asked, and nobody may answer. */
    public DeployedForm knowing(Map<String, Object> known) {
        List<FormField> asked =
                fields.stream().filter(field -> !field.isHiddenBy(known)).toList();
        return new DeployedForm(id, version, schema, asked);
    }

    private static List<FormField> fields(JsonNode components) {
        List<FormField> fields = new ArrayList<>();
        for (JsonNode component : components) {
            String type = component.path("type").asString("");
            if (INPUTS.contains(type) || LIST.equals(type)) {
                fields.add(field(component, type));
            } else {
                fields.addAll(fields(component.path("components")));
            }
        }
        return List.copyOf(fields);
    }

    private static FormField field(JsonNode component, String type) {
        JsonNode properties = component.path("properties");
        String label =
                component.path("label").asString(component.path("dateLabel").asString(""));
        return new FormField(
                component.path(LIST.equals(type) ? "path" : "key").asString(""),
                label,
                properties.path("labelEn").asString(label),
                type,
                PublicClass.parse(properties.path("public").asString("")).orElse(PublicClass.NONE),
                component.path("readonly").asBoolean(false)
                        || component.path("disabled").asBoolean(false),
                condition(component),
                options(component),
                LIST.equals(type) ? fields(component.path("components")) : List.of(),
                component);
    }

    private static Optional<HideCondition> condition(JsonNode component) {
        String feel = component.path("conditional").path("hide").asString("");
        return feel.isEmpty() ? Optional.empty() : HideCondition.parse(feel);
    }

    private static List<FormField.Option> options(JsonNode component) {
        List<FormField.Option> options = new ArrayList<>();
        for (JsonNode option : component.path("values")) {
            String value = option.path("value").asString("");
            String label = option.path("label").asString(value);
            String english =
                    component.path("properties").path("labelEn." + value).asString(label);
            options.add(new FormField.Option(value, label, english));
        }
        return List.copyOf(options);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
