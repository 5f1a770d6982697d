package org.anju.step;

/**
 * What a user task of a model decides. One class per user task, named for it: {@code Task_ApprovePlan} is
 * {@code ApprovePlan}. It runs in the transaction that completes the task.
 */
public interface Step {

    /** The id of the user task in its model. */
    String task();

    /**
     * Changes the feature's rows and records the node's outcome.
     *
     * @return the scalars that steer the process from here, few and never personal
     * @throws Refused if a rule of the feature says no; nothing was changed
     */
    Steering take(StepTaken taken);
}
