package org.anju.oversight;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** A round of the reconciler, for tests outside. */
public final class OneRound {

    private OneRound() {}

    /** What it had to put right and what it left to people, each as {@code kind subject}. */
    public static List<String> of(ApplicationContext context) {
        var differences = context.getBean(Differences.class);
        context.getBean(Reconciler.class).run();
        var found = new ArrayList<String>();
        differences.open().forEach(each -> found.add("open " + each.kind() + " " + each.subject()));
        differences.repaired().forEach(each -> found.add("repaired " + each.kind() + " " + each.subject()));
        return found;
    }
}
