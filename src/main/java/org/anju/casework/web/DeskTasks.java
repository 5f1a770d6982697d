package org.anju.casework.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.Optional;
import org.anju.access.Officer;
import org.anju.casework.Remit;
import org.anju.casework.Task;
import org.anju.casework.TaskOver;
import org.anju.casework.Tasks;
import org.anju.process.TaskId;
import org.anju.region.Regions;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The task that an address names, for the officer who asks. */
@Component
class DeskTasks {

    private final Tasks tasks;
    private final Regions regions;

    DeskTasks(Tasks tasks, Regions regions) {
        this.tasks = tasks;
        this.regions = regions;
    }

    Remit remit(Officer officer) {
        return Remit.of(officer, regions);
    }

    /** The task; 404 for one of another remit, {@link Gone} for one that is not open (any more). */
    Task get(Officer officer, String id) {
        var task = new TaskId(id);
        var found = tasks.find(task, remit(officer));
        if (found.isEmpty() && !tasks.isOpen(task)) {
            throw new Gone();
        }
        return found.orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    Optional<Task> find(Officer officer, String id) {
        return tasks.find(new TaskId(id), remit(officer));
    }

    /** The address names a task that is not open. */
    static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** For what was tried too late, so that one page tells both. */
    static boolean isTooLate(RuntimeException fault) {
        return fault instanceof TaskOver || fault instanceof Gone;
    }
}
