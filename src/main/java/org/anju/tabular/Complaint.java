package org.anju.tabular;

import java.util.List;

/** A sentence for people: its key in the message bundles and what is put into it. Never holds personal data. */
public record Complaint(String key, List<String> arguments) {

    public Complaint {
        arguments = List.copyOf(arguments);
    }

    public static Complaint of(String key, Object... arguments) {
        return new Complaint(
                key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
