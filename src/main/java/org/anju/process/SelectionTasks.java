package org.anju.process;

import org.anju.disclosure.BatchNumber;
import org.anju.selection.Selection;

/** The verb of {@code batch-selection}. */
@Verbs("selectionTasks")
public class SelectionTasks {

    private final Selection selection;

    SelectionTasks(Selection selection) {
        this.selection = selection;
    }

    public boolean moreTurns(String batch) {
        return selection.hasMoreTurns(new BatchNumber(batch));
    }
}
