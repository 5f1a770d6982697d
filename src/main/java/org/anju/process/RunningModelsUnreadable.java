package org.anju.process;

import java.util.List;
import java.util.stream.Collectors;

/** Cases run on definitions that this version of the application cannot read; it does not start. */
public final class RunningModelsUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A definition, how many of its cases run, and what is wrong with it. */
    record Unreadable(String key, int version, int instances, List<Finding> findings) {

        @Override
        public String toString() {
            return "%s version %d (%d running): %s"
                    .formatted(
                            key,
                            version,
                            instances,
                            findings.stream()
                                    .map(each -> "%s %s %s"
                                            .formatted(each.element(), each.rule(), each.detail())
                                            .strip())
                                    .collect(Collectors.joining(", ")));
        }
    }

    RunningModelsUnreadable(List<Unreadable> unreadable) {
        super(unreadable.stream()
                .map(Unreadable::toString)
                .collect(Collectors.joining("; ", "Cases run on models that this version cannot carry on: ", ".")));
    }
}
