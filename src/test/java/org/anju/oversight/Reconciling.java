package org.anju.oversight;

import java.util.List;
import org.springframework.context.ApplicationContext;

/** Runs the reconciler of an application and says what it leaves to people. */
public final class Reconciling {

    private final ApplicationContext context;

    public Reconciling(ApplicationContext context) {
        this.context = context;
    }

    public List<String> differences() {
        context.getBean(Reconciler.class).run();
        return context.getBean(Differences.class).open().stream()
                .map(each -> each.kind() + " " + each.subject())
                .toList();
    }
}
