package org.anju.casework;

import java.util.List;
import org.anju.process.FormFault;

/** What was typed does not fit the form. Every fault is told at once; nothing was changed. */
public class FormRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FormFault> faults;

    FormRefused(List<FormFault> faults) {
        super("The answers do not fit the form in %d places.".formatted(faults.size()));
        this.faults = List.copyOf(faults);
    }

    public List<FormFault> faults() {
        return faults;
    }
}
