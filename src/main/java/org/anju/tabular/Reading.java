package org.anju.tabular;

import java.util.List;

/** What a rule made of a cell: a value, or everything that is wrong with it. */
public sealed interface Reading<T> {

    record Value<T>(T value) implements Reading<T> {}

    record Faulty<T>(List<Complaint> complaints) implements Reading<T> {
        public Faulty {
            complaints = List.copyOf(complaints);
        }
    }

    static <T> Reading<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Reading<T> faulty(String key, Object... arguments) {
        return new Faulty<>(List.of(Complaint.of(key, arguments)));
    }
}
