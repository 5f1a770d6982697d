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
        timers(obligation).forEach(timer -> jobs.setJobDuedate(timer.getId(), to));
    }

    public void deleteTimers(ObligationId obligation) {
        timers(obligation).forEach(timer -> jobs.deleteJob(timer.getId()));
    }

    /** As if a job of the obligation had failed as often as the engine tries. */
    public void stopOneJob(ObligationId obligation) {
        jobs.setJobRetries(timers(obligation).get(0).getId(), 0);
    }

    public void deleteProcess(ObligationId obligation) {
        engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(obligation.toString())
                .list()
                .forEach(instance -> engine.deleteProcessInstance(instance.getId(), "planted"));
    }

    public long processes(ObligationId obligation) {
        return engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(obligation.toString())
                .count();
    }

    private List<Job> timers(ObligationId obligation) {
        return engine.createProcessInstanceQuery().processInstanceBusinessKey(obligation.toString()).list().stream()
                .flatMap(instance -> jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .toList();
    }
}
