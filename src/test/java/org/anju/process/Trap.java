package org.anju.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;

/** A class that no model may make: it counts how often one did. */
public class Trap extends DefaultTaskFormHandler implements JavaDelegate {

    private static int sprung;

    public Trap() {
        sprung++;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sprung++;
    }

    static void reset() {
        sprung = 0;
    }

    static boolean isSprung() {
        return sprung > 0;
    }
}
