package org.anju.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anju.calendar.OfficialClock;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine's jobs that failed, for the operator. Of a fault it tells the kind and the place, never the message. */
@Component
@Transactional
public class FailedJobs {

    private static final Pattern CAUSE = Pattern.compile("(?m)^(?:Caused by: )?([a-z][\\w.]*\\.[A-Z][\\w$]*)(?::|$)");
    private static final Pattern OURS = Pattern.compile("at (org\\.anju\\.[\\w.$]+\\([\\w.]+:\\d+\\))");
    private static final int MOST = 200;

    private final ManagementService jobs;
    private final RuntimeService engine;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;

    FailedJobs(ManagementService jobs, RuntimeService engine, OfficialClock clock, ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.engine = engine;
        this.clock = clock;
        this.events = events;
    }

    /** A person wants a job to be tried now. */
    record Retried(String id) {}

    /**
     * A job whose last attempt failed.
     *
     * @param step the step of the model that it was to take
     * @param retries how often the engine will still try by itself; 0: only a person makes it go on
     * @param fault the kind of the innermost fault
     * @param place where in our own code it was met; empty if it was elsewhere
     */
    public record FailedJob(
            String id,
            String model,
            String step,
            String businessKey,
            Instant dueAt,
            int retries,
            String fault,
            String place) {}

    /** Those that nothing will try again first; then the longest waiting. */
    public List<FailedJob> all() {
        return jobs.createJobQuery().withException().orderByJobDuedate().asc().listPage(0, MOST).stream()
                .map(this::told)
                .sorted(Comparator.comparing(job -> job.retries() > 0))
                .toList();
    }

    /** Lets the engine try at once, and afterwards as often as it would a new job; false if there is no such failure. */
    public boolean retry(String id) {
        var failed = jobs.createJobQuery().jobId(id).withException().singleResult();
        if (failed == null) {
            return false;
        }
        jobs.setJobRetries(id, 5);
        if (failed.getDuedate() != null && failed.getDuedate().toInstant().isAfter(clock.instant())) {
            jobs.setJobDuedate(id, Date.from(clock.instant()));
        }
        events.publishEvent(new Retried(id));
        return true;
    }

    /** How many jobs wait for a person. */
    public long incidents() {
        return engine.createIncidentQuery().count();
    }

    /** Since when the oldest job that could run has been due; empty if none is. */
    public Optional<Instant> oldestDue() {
        return jobs
                .createJobQuery()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(clock.instant()))
                .active()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(Job::getDuedate)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .findFirst();
    }

    private FailedJob told(Job job) {
        var trace = Objects.requireNonNullElse(jobs.getJobExceptionStacktrace(job.getId()), "");
        return new FailedJob(
                job.getId(),
                Objects.requireNonNullElse(job.getProcessDefinitionKey(), ""),
                Objects.requireNonNullElse(job.getFailedActivityId(), ""),
                businessKey(job),
                job.getDuedate() == null
                        ? job.getCreateTime().toInstant()
                        : job.getDuedate().toInstant(),
                job.getRetries(),
                fault(trace),
                place(trace));
    }

    private String businessKey(Job job) {
        var instance = engine.createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        return instance == null || instance.getBusinessKey() == null ? "" : instance.getBusinessKey();
    }

    /** The last cause named in the trace, without its message. */
    static String fault(String trace) {
        return CAUSE.matcher(trace)
                .results()
                .map(match -> match.group(1))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .reduce((outer, inner) -> inner)
                .orElse("");
    }

    /** The first of our own lines below the last cause. */
    static String place(String trace) {
        var cause = trace.substring(Math.max(0, trace.lastIndexOf("Caused by: ")));
        return OURS.matcher(cause)
                .results()
                .map(match -> match.group(1))
                .filter(line -> !line.contains("$$"))
                .findFirst()
                .orElse("");
    }
}
