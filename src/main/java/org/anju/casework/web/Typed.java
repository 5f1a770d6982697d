package org.anju.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.process.DeployedForm;
import org.anju.process.FormField;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came from a form: as one JSON object in {@code submission}, when form-js drew it, or field by field as
 * {@code answer.KEY}, without script.
 */
final class Typed {

    static final String FIELD = "answer.";

    private static final Set<String> SEVERAL = Set.of("checklist", "taglist");
    /** More than a request may hold, so that nothing that came is lost. */
    private static final int LONGEST = 10_000_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Typed() {}

    static Map<String, Object> of(HttpServletRequest request, DeployedForm form) {
        var submission = request.getParameter("submission");
        return submission == null || submission.isBlank() ? plain(request, form) : parse(submission);
    }

    static Map<String, Object> anyOf(HttpServletRequest request) {
        var submission = request.getParameter("submission");
        if (submission != null && !submission.isBlank()) {
            return parse(submission);
        }
        var typed = new LinkedHashMap<String, Object>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(FIELD)) {
                typed.put(name.substring(FIELD.length()), String.join("、", values));
            }
        });
        return typed;
    }

    static String json(Map<String, Object> typed) {
        return JSON.writeValueAsString(typed);
    }

    /** What is no JSON object counts as nothing typed: the form then says what is missing. */
    private static Map<String, Object> parse(String text) {
        if (text.length() > LONGEST) {
            return Map.of();
        }
        try {
            var read = JSON.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
            return read == null ? Map.of() : read;
        } catch (JacksonException malformed) {
            return Map.of();
        }
    }

    private static Map<String, Object> plain(HttpServletRequest request, DeployedForm form) {
        var typed = new LinkedHashMap<String, Object>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(FIELD)) {
                var key = name.substring(FIELD.length());
                typed.put(key, value(form, key, values));
            }
        });
        return typed;
    }

    private static Object value(DeployedForm form, String key, String[] values) {
        var several = form.fields().stream()
                .filter(field -> field.key().equals(key))
                .map(FormField::type)
                .anyMatch(SEVERAL::contains);
        return several ? List.copyOf(Arrays.asList(values)) : values[0].replace("\r\n", "\n");
    }
}
