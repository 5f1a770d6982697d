package org.anju.step;

import java.util.Map;

/** The few scalars that steer a process after a step. */
public record Steering(Map<String, Object> variables) {

    public static final Steering ONWARD = new Steering(Map.of());

    public static Steering by(String variable, String value) {
        return new Steering(Map.of(variable, value));
    }
}
