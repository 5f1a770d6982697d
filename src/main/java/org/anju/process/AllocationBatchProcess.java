package org.anju.process;

import java.util.Map;
import org.anju.batch.BatchCreated;
import org.anju.batch.BatchVoiding;
import org.anju.batch.VoidBatch;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps {@code allocation-batch} and its phases in step with the batches. */
@Component
class AllocationBatchProcess {

    private static final String ID = "allocation-batch";

    private final RunningCases cases;

    AllocationBatchProcess(RunningCases cases) {
        this.cases = cases;
    }

    /** Runs in the transaction that created the batch, so neither exists without the other. */
    @EventListener
    void on(BatchCreated event) {
        cases.start(ID, event.batch().number().value(), event.batch().region(), Map.of());
    }

    /** Interrupts the batch wherever it is. Its obligations are instances of their own and live on. */
    @EventListener
    void on(BatchVoiding event) {
        cases.correlate(VoidBatch.MESSAGE, event.batch().value(), Map.of());
    }
}
