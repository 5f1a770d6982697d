package org.anju.sample;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What {@code bin/sample} was asked for. */
record SampleOptions(int households, int units, int signUps, String batch, long seed, Path folder) {

    static final String USAGE =
            "bin/sample --households N --units M --out DIR [--sign-ups K --batch NUMBER] [--seed S]";

    private static final Set<String> KNOWN =
            Set.of("--households", "--units", "--sign-ups", "--batch", "--seed", "--out");
    private static final int MOST = 1_000_000;

    static SampleOptions parse(String... arguments) {
        var given = new HashMap<String, String>();
        for (var i = 0; i < arguments.length; i += 2) {
            if (!KNOWN.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Unknown or without value: " + arguments[i]);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        return new SampleOptions(
                number(given, "--households", 3_000),
                number(given, "--units", 200),
                number(given, "--sign-ups", 0),
                given.getOrDefault("--batch", ""),
                number(given, "--seed", 1),
                Path.of(given.getOrDefault("--out", "sample")));
    }

    /** The batch stands in the name of its list of sign-ups. */
    String suffix(String template) {
        return template.equals("sign-ups") && !batch.isEmpty() ? "-" + batch : "";
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        var text = given.getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException(name + " is a number up to " + MOST + ", not " + text);
        }
        return Integer.parseInt(text);
    }
}
