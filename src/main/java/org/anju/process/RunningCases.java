package org.anju.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.region.RegionCode;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases that run: one per business key and model. Every step joins the caller's transaction. */
@Component
@Transactional
public class RunningCases {

    private static final String CONDITION = "conditional";
    private static final String WOKEN = "woken";

    private final RuntimeService engine;
    private final ManagementService jobs;
    private final ModelsInForce models;

    RunningCases(RuntimeService engine, ManagementService jobs, ModelsInForce models) {
        this.engine = engine;
        this.jobs = jobs;
        this.models = models;
    }

    /** Starts a case by the model in force in the region: its own, or that of the nearest region above it. */
    public RunningCase start(
            String definitionKey, String businessKey, RegionCode region, Map<String, Object> steering) {
        Scalars.check(steering);
        ProcessDefinition model = models.inForce(definitionKey, region);
        var variables = new HashMap<>(steering);
        variables.put(CasePlace.REGION, region.value());
        engine.startProcessInstanceById(model.getId(), businessKey, variables);
        return new RunningCase(definitionKey, businessKey, model.getVersion(), model.getDeploymentId());
    }

    public RunningCase start(String definitionKey, String businessKey, RegionCode region) {
        return start(definitionKey, businessKey, region, Map.of());
    }

    @Transactional(readOnly = true)
    public boolean isRunning(String definitionKey, String businessKey) {
        return engine.createProcessInstanceQuery()
                        .processDefinitionKey(definitionKey)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0;
    }

    /** Tells the one case with this key that waits for the message. */
    public void correlate(String message, String businessKey, Map<String, Object> steering) {
        Scalars.check(steering);
        try {
            engine.createMessageCorrelation(message)
                    .processInstanceBusinessKey(businessKey)
                    .setVariables(steering)
                    .correlate();
        } catch (MismatchingMessageCorrelationException mismatch) {
            throw new NotWaiting(message, businessKey, mismatch);
        }
    }

    /**
     * Asks every condition that waits under this key again, in called cases too. Nothing is stored by the question. A
     * wake-up that falls between a condition's evaluation and the commit of its wait would be lost; the verb in the
     * condition prevents that by locking the row it asks about.
     */
    public void wake(String businessKey) {
        engine.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(this::withCalled)
                .map(ProcessInstance::getId)
                .distinct()
                .flatMap(instance -> conditions(instance).stream())
                .map(EventSubscription::getExecutionId)
                .distinct()
                .toList()
                .forEach(this::ask);
    }

    /** Asks every timer that runs under this key anew when it is due: the calendar that it asked has changed. */
    public void moveTimers(String businessKey) {
        engine.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(instance -> jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .forEach(timer -> jobs.recalculateJobDuedate(timer.getId(), false));
    }

    private Stream<ProcessInstance> withCalled(ProcessInstance caller) {
        return Stream.concat(
                Stream.of(caller),
                engine.createProcessInstanceQuery().superProcessInstanceId(caller.getId()).list().stream()
                        .flatMap(this::withCalled));
    }

    private List<EventSubscription> conditions(String instance) {
        return engine.createEventSubscriptionQuery()
                .processInstanceId(instance)
                .eventType(CONDITION)
                .list();
    }

    /** An earlier answer may have moved the case on, and the condition with it. */
    private void ask(String execution) {
        if (engine.createExecutionQuery().executionId(execution).count() > 0) {
            engine.setVariableLocal(execution, WOKEN, Variables.booleanValue(true, true));
        }
    }
}
