package org.anju.batch;

import java.util.ArrayList;
import java.util.List;
import org.anju.step.Heading;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Headings as JSON and back: {@code parse(format(h)).equals(h)}. */
final class Headings {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Headings() {}

    static String format(List<Heading> headings) {
        return JSON.writeValueAsString(headings);
    }

    static List<Heading> parse(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static List<Heading> join(List<Heading> first, List<Heading> second) {
        var joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
