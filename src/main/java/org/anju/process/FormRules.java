package org.anju.process;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gate asks of a form: parts that the server can check too, and a public class on every field. */
final class FormRules {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,40}");
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");
    private static final List<String> NUMBERS = List.of("min", "max", "minLength", "maxLength");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Set<String> CHECKED_TYPES = Set.of("", "custom", "email");
    private static final List<String> UNCHECKED =
            List.of("disallowPassedDates", "timeInterval", "allowAddRemove", "defaultRepetitions");

    private static final int LONGEST_PATTERN = 200;

    private final String form;
    private final List<Finding> findings;

    private FormRules(String form, List<Finding> findings) {
        this.form = form;
        this.findings = findings;
    }

    static void check(String name, byte[] bytes, List<Finding> findings) {
        var rules = new FormRules(name, findings);
        try {
            JsonNode form = JSON.readTree(bytes);
            if (!form.path("id").asString("").equals(name)
                    || !form.path("type").asString("").equals("default")) {
                rules.add(name, "form-id", form.path("id").asString(""));
            }
            rules.components(form.path("components"), new HashSet<>());
        } catch (JacksonException unreadable) {
            rules.add(name, "unreadable", "");
        }
    }

    private void components(JsonNode components, Set<String> keys) {
        for (JsonNode component : components) {
            String type = component.path("type").asString("");
            if (DeployedForm.INPUTS.contains(type)) {
                field(component, component.path("key").asString(""), keys);
            } else if (DeployedForm.LIST.equals(type)) {
                field(component, component.path("path").asString(""), keys);
                components(component.path("components"), new HashSet<>());
            } else if (DeployedForm.LAYOUT.contains(type)
                    && component.path("path").asString("").isEmpty()) {
                if (type.equals("group")) {
                    unconditional(component);
                }
                components(component.path("components"), keys);
            } else {
                add(component.path("id").asString(type), "component", type);
            }
        }
    }

    private void field(JsonNode field, String key, Set<String> keys) {
        if (!KEY.matcher(key).matches() || !keys.add(key)) {
            add(key, "field-key", key);
        }
        if (PublicClass.parse(field.path("properties").path("public").asString(""))
                .isEmpty()) {
            add(key, "public-class", key);
        }
        if (CHOICES.contains(field.path("type").asString(""))
                && field.path("values").isEmpty()) {
            add(key, "options", key);
        }
        String hide = field.path("conditional").path("hide").asString("");
        if (!hide.isEmpty() && HideCondition.parse(hide).isEmpty()) {
            add(key, "hide", hide);
        }
        JsonNode pattern = field.path("validate").path("pattern");
        if (pattern.isString() && !compiles(pattern.asString())) {
            add(key, "pattern", pattern.asString());
        }
        field.properties().stream()
                .filter(property -> isExpression(property.getValue()))
                .forEach(property -> add(key, "field-expression", property.getKey()));
        limits(key, field);
    }

    /** What the browser would hold people to and the server could not. */
    private void limits(String key, JsonNode field) {
        JsonNode validate = field.path("validate");
        for (String limit : NUMBERS) {
            JsonNode value = validate.path(limit);
            if (isExpression(value)) {
                add(key, "field-expression", limit);
            } else if (!value.isMissingNode()
                    && !NUMBER.matcher(value.asString("")).matches()) {
                add(key, "unchecked-limit", limit);
            }
        }
        if (!CHECKED_TYPES.contains(validate.path("validationType").asString(""))) {
            add(key, "unchecked-limit", "validationType");
        }
        UNCHECKED.stream()
                .filter(property -> isLimit(property, field.path(property)))
                .forEach(property -> add(key, "unchecked-limit", property));
    }

    /** A list may be lengthened and shortened unless its form says no; every other property limits by being there. */
    private static boolean isLimit(String property, JsonNode value) {
        return property.equals("allowAddRemove")
                ? !value.asBoolean(true)
                : !value.isMissingNode()
                        && !value.isNull()
                        && !value.asString("").equals("false");
    }

    /** Its fields would be asked for while nobody sees them. */
    private void unconditional(JsonNode group) {
        String hide = group.path("conditional").path("hide").asString("");
        if (!hide.isEmpty()) {
            add(group.path("id").asString("group"), "hide", hide);
        }
    }

    private static boolean isExpression(JsonNode value) {
        return value.isString() && value.asString().startsWith("=");
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return pattern.length() <= LONGEST_PATTERN;
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }

    private void add(String element, String rule, String detail) {
        findings.add(new Finding(form, element, rule, detail));
    }
}
