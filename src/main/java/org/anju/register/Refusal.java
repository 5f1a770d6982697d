package org.anju.register;

import java.util.List;

/** Why a sign-up is not taken: a key of the message bundles and what is put into its sentence. */
public record Refusal(String messageKey, List<String> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal of(String messageKey, String... arguments) {
        return new Refusal(messageKey, List.of(arguments));
    }
}
