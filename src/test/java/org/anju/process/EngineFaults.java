package org.anju.process;

import java.util.Date;
import java.util.List;
import org.anju.disclosure.ObligationId;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationContext;

/** Damages the engine's state on purpose, for the tests of what notices it. */
public final class EngineFaults {

    private final RuntimeService engine;
    private final ManagementService jobs;

    public EngineFaults(ApplicationContext context) {
        engine = context.getBean(RuntimeService.class);
        jobs = context.getBean(ManagementService.class);
    }

    public void moveTimers(ObligationId obligation, Date to) {
        moveTimers(obligation.toString(), to);
    }

    void moveTimers(String businessKey, Date to) {
        timers(businessKey).forEach(timer -> jobs.setJobDuedate(timer.getId(), to));
    }

    public void deleteTimers(ObligationId obligation) {
        deleteTimers(obligation.toString());
    }

    void deleteTimers(String businessKey) {
        timers(businessKey).forEach(timer -> jobs.deleteJob(timer.getId()));
    }

    /** As if a job of the obligation had failed as often as the engine tries. */
    public void stopOneJob(ObligationId obligation) {
        jobs.setJobRetries(timers(obligation.toString()).get(0).getId(), 0);
    }

    public void deleteProcess(ObligationId obligation) {
        deleteProcess(obligation.toString());
    }

    void deleteProcess(String businessKey) {
        engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .rootProcessInstances()
                .list()
                .forEach(instance -> engine.deleteProcessInstance(instance.getId(), "planted"));
    }

    public long processes(ObligationId obligation) {
        return engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(obligation.toString())
                .count();
    }

    private List<Job> timers(String businessKey) {
        return engine.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(instance -> jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .toList();
    }
}
