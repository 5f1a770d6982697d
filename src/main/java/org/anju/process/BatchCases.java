package org.anju.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the engine knows of the batches and their notices, for whoever compares it with what it should know. */
@Component
@Transactional
public class BatchCases {

    private static final String BATCH = "allocation-batch";
    private static final String SIGN_UP = "batch-sign-up";
    private static final String NOTICE = "public-notice";
    private static final String OBLIGATION = "disclosure-obligation";
    private static final int PAGE = 1_000;

    private final RuntimeService engine;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final RunningCases cases;

    BatchCases(RuntimeService engine, ManagementService jobs, TaskService tasks, RunningCases cases) {
        this.engine = engine;
        this.jobs = jobs;
        this.tasks = tasks;
        this.cases = cases;
    }

    /** A case that nothing will ever carry on. */
    public record Stranded(String model, String businessKey) {}

    /** The numbers of the batches that run. */
    public Set<String> batches() {
        return instances(BATCH).stream().map(BatchCases::key).collect(Collectors.toSet());
    }

    /** When the timers of each notice that runs are due. */
    public Map<String, Set<Instant>> notices() {
        return timers(NOTICE);
    }

    /** When the timers of each batch in its sign-up are due. */
    public Map<String, Set<Instant>> signUps() {
        return timers(SIGN_UP);
    }

    /**
     * The cases of batches that wait for no person, no job, no timer, no message and no case that they called. The engine
     * leaves none in such a state; a lost timer does.
     */
    public List<Stranded> stranded() {
        return Pages.all(
                        PAGE,
                        (from, count) -> engine.createProcessInstanceQuery()
                                .processDefinitionKeyNotIn(OBLIGATION)
                                .orderByProcessInstanceId()
                                .asc()
                                .listPage(from, count))
                .stream()
                .filter(this::waitsForNothing)
                .map(each -> new Stranded(each.getProcessDefinitionKey(), key(each)))
                .toList();
    }

    private boolean waitsForNothing(ProcessInstance instance) {
        var id = instance.getId();
        return tasks.createTaskQuery().processInstanceId(id).count() == 0
                && jobs.createJobQuery().processInstanceId(id).count() == 0
                && engine.createEventSubscriptionQuery().processInstanceId(id).count() == 0
                && engine.createProcessInstanceQuery()
                                .superProcessInstanceId(id)
                                .count()
                        == 0;
    }

    /** Asks every timer under that key anew when it is due. */
    public void moveTimers(String businessKey) {
        cases.moveTimers(businessKey);
    }

    private Map<String, Set<Instant>> timers(String model) {
        var timers = new HashMap<String, Set<Instant>>();
        for (var instance : instances(model)) {
            var due = timers.computeIfAbsent(key(instance), key -> new TreeSet<>());
            jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
                    .map(Job::getDuedate)
                    .filter(Objects::nonNull)
                    .forEach(timer -> due.add(timer.toInstant()));
        }
        return timers;
    }

    private static String key(ProcessInstance instance) {
        return Objects.requireNonNullElse(instance.getBusinessKey(), "");
    }

    private List<ProcessInstance> instances(String model) {
        return Pages.all(
                PAGE,
                (from, count) -> engine.createProcessInstanceQuery()
                        .processDefinitionKey(model)
                        .orderByProcessInstanceId()
                        .asc()
                        .listPage(from, count));
    }
}
