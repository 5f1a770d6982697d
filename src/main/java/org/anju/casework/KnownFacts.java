package org.anju.casework;

import java.util.Map;
import org.anju.batch.Procedures;
import org.anju.disclosure.BatchNumber;
import org.springframework.stereotype.Component;

/** What the application knows and no officer may say otherwise, under the names that conditions of forms use. */
@Component
class KnownFacts {

    static final String ORDER_METHOD = "orderMethod";

    private final Procedures procedures;

    KnownFacts(Procedures procedures) {
        this.procedures = procedures;
    }

    Map<String, Object> of(Task task) {
        return task.step().equals("Task_DrawOrder")
                ? procedures
                        .find(new BatchNumber(task.businessKey()))
                        .<Map<String, Object>>map(procedure ->
                                Map.of(ORDER_METHOD, procedure.orderMethod().code()))
                        .orElse(Map.of())
                : Map.of();
    }
}
