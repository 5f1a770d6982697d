package org.anju.process;

import java.util.Map;

/** What may steer a case: short words, numbers, yes or no. Never a list, an object, or a text someone typed. */
final class Scalars {

    private static final int LONGEST = 100;

    private Scalars() {}

    static void check(Map<String, Object> variables) {
        variables.forEach((name, value) -> {
            boolean scalar = value instanceof Boolean
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof String text && text.length() <= LONGEST;
            if (!scalar) {
                throw new IllegalArgumentException("Variable %s is not a short scalar.".formatted(name));
            }
        });
    }
}
