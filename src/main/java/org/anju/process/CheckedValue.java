package org.anju.process;

import java.util.List;
import java.util.Optional;

/** One field of a submission: what it says, if anything, and what is wrong with it. */
record CheckedValue(Optional<Object> value, List<FormFault> faults) {

    static final CheckedValue NOTHING = new CheckedValue(Optional.empty(), List.of());

    static CheckedValue right(Object value) {
        return new CheckedValue(Optional.of(value), List.of());
    }

    static CheckedValue wrong(FormFault fault) {
        return new CheckedValue(Optional.empty(), List.of(fault));
    }
}
