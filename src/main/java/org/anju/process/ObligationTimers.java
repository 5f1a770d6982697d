package org.anju.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationArisen;
import org.anju.disclosure.ObligationId;
import org.anju.disclosure.Obligations;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the engine knows of the obligations, for whoever compares it with what it should know. */
@Component
@Transactional
public class ObligationTimers {

    private static final String MODEL = "disclosure-obligation";
    private static final int PAGE = 1_000;

    private final RuntimeService engine;
    private final ManagementService jobs;
    private final RunningCases cases;
    private final DisclosureObligationProcess process;
    private final Obligations obligations;

    ObligationTimers(
            RuntimeService engine,
            ManagementService jobs,
            RunningCases cases,
            DisclosureObligationProcess process,
            Obligations obligations) {
        this.engine = engine;
        this.jobs = jobs;
        this.cases = cases;
        this.process = process;
        this.obligations = obligations;
    }

    /** When the timers of each running obligation are due; without any left, an obligation has an empty set. */
    public Map<ObligationId, Set<Instant>> running() {
        var due = new HashMap<ObligationId, Set<Instant>>();
        var byInstance = new HashMap<String, ObligationId>();
        for (var instance : instances()) {
            var obligation = ObligationId.parse(instance.getBusinessKey());
            byInstance.put(instance.getId(), obligation);
            due.put(obligation, new TreeSet<>());
        }
        for (var timer : timers()) {
            var obligation = byInstance.get(timer.getProcessInstanceId());
            if (obligation != null && timer.getDuedate() != null) {
                due.getOrDefault(obligation, new TreeSet<>())
                        .add(timer.getDuedate().toInstant());
            }
        }
        return due;
    }

    /** Asks every timer of the obligation anew when it is due. */
    public void move(ObligationId obligation) {
        cases.moveTimers(obligation.toString());
    }

    /** Starts the process of an obligation that has none; not if it has one by now, whoever started it. */
    public void start(Obligation obligation) {
        obligations.lock(obligation.id());
        if (!cases.isRunning(MODEL, obligation.id().toString())) {
            process.on(new ObligationArisen(obligation));
        }
    }

    private List<ProcessInstance> instances() {
        return Pages.all(
                PAGE,
                (from, count) -> engine.createProcessInstanceQuery()
                        .processDefinitionKey(MODEL)
                        .orderByProcessInstanceId()
                        .asc()
                        .listPage(from, count));
    }

    private List<Job> timers() {
        return Pages.all(
                PAGE,
                (from, count) -> jobs.createJobQuery()
                        .processDefinitionKey(MODEL)
                        .timers()
                        .orderByJobId()
                        .asc()
                        .listPage(from, count));
    }
}
