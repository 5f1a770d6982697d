package org.anju.process;

import org.anju.region.RegionCode;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Which case an execution belongs to, and whose region it is: that of the case that called it, up to the root. */
record CasePlace(String definitionKey, String businessKey, RegionCode region) {

    /** The steering variable of a root case that holds its region; called cases ask their root. */
    static final String REGION = "region";

    static CasePlace of(DelegateExecution execution) {
        var instance = ((ExecutionEntity) execution).getProcessInstance();
        return new CasePlace(
                instance.getProcessDefinition().getKey(), instance.getProcessBusinessKey(), region(instance));
    }

    private static RegionCode region(ExecutionEntity instance) {
        ExecutionEntity root = instance;
        while (root.getSuperExecution() != null) {
            root = root.getSuperExecution().getProcessInstance();
        }
        if (root.getVariable(REGION) instanceof String code) {
            return new RegionCode(code);
        }
        throw new IllegalStateException("Case %s has no region.".formatted(root.getProcessBusinessKey()));
    }
}
