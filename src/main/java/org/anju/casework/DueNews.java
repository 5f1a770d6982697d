package org.anju.casework;

import java.util.List;
import org.anju.access.Role;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ReminderDue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells those in charge what comes due, what is late and what the check before publication stopped. */
@Component
class DueNews {

    private final Messages messages;

    DueNews(Messages messages) {
        this.messages = messages;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReminderDue due) {
        readers(due.kind()).forEach(role -> tell(role, due));
    }

    private static List<Role> readers(String kind) {
        return kind.equals("stopped")
                ? List.of(Role.OFFICER, Role.DIRECTOR)
                : List.of(Role.REVIEWER, Role.OFFICER, Role.DIRECTOR);
    }

    private void tell(Role role, ReminderDue due) {
        var obligation = due.obligation();
        messages.send(new MessageDraft(
                role,
                obligation.region(),
                "casework.due." + due.kind(),
                List.of(obligation.title(), obligation.dueOn().toString(), Integer.toString(due.workingDaysLeft())),
                path(obligation),
                true));
    }

    private static String path(Obligation obligation) {
        return obligation.batch().map(batch -> "/desk/batches/" + batch).orElse("/desk/tasks");
    }
}
