package org.anju.site;

import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.exceptions.TemplateEngineException;

/** What a pass could not write, while all else went on: each file stays as it was, or away. */
final class HeldBack {

    private static final int TOLD = 10;

    private final ConcurrentNavigableMap<String, String> reasons = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    void add(String path, String reason) {
        reasons.put(path, reason);
    }

    void add(String path, TemplateEngineException failure) {
        reasons.put(path, "not made");
        first.compareAndSet(null, failure);
    }

    boolean has(String path) {
        return reasons.containsKey(path);
    }

    /**
     * So that the pass does not count as done. Whoever runs it says so once, however often it is tried again.
     *
     * @throws Pages if something was held back: which files and why, never what stood in them
     */
    void tell() {
        if (!reasons.isEmpty()) {
            throw new Pages(
                    List.copyOf(reasons.keySet()),
                    "%d files of the site were held back, %s."
                            .formatted(
                                    reasons.size(),
                                    reasons.entrySet().stream()
                                            .limit(TOLD)
                                            .map(each -> "%s (%s)".formatted(each.getKey(), each.getValue()))
                                            .collect(Collectors.joining(", "))),
                    first.get());
        }
    }

    /** A pass that wrote all but some files. */
    static final class Pages extends IllegalStateException {

        private static final long serialVersionUID = 1;

        private final transient List<String> paths;

        private Pages(List<String> paths, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.paths = paths;
        }

        List<String> paths() {
            return paths;
        }
    }
}
