package org.anju.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes jobs from the hands of copies that were killed, so that they resume within seconds although the engine's own
 * lock lasts an hour. It lasts that long so that no job, however long its list, is begun a second time while it runs.
 * Should a copy be taken for dead that lives, the engine rolls back whoever ends a job second.
 */
final class AbandonedJobs {

    static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(AbandonedJobs.class);
    private static final int AT_ONCE = 1_000;

    private final ProcessEngineConfigurationImpl engine;
    private final ManagementService jobs;
    private final Presence presence;
    private final TransactionTemplate transaction;

    AbandonedJobs(ProcessEngine engine, Presence presence, TransactionTemplate transaction) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.jobs = engine.getManagementService();
        this.presence = presence;
        this.transaction = transaction;
    }

    /** Shows that this copy lives and gives back the jobs of those that do not; how many. */
    int giveBack() {
        return presence.show() ? ofTheGone() : 0;
    }

    private int ofTheGone() {
        int count = Objects.requireNonNull(transaction.execute(status -> inHand().entrySet().stream()
                .filter(copy -> presence.isGone(copy.getKey()))
                .mapToInt(copy -> giveBack(copy.getValue()))
                .sum()));
        if (count > 0) {
            log.info("{} jobs of a copy that ended abruptly are taken up again.", count);
        }
        return count;
    }

    private int giveBack(List<String> held) {
        held.forEach(job -> engine.getCommandExecutorTxRequired().execute(new UnlockJobCmd(job)));
        return held.size();
    }

    private Map<String, List<String>> inHand() {
        return jobs.createJobQuery().acquired().listPage(0, AT_ONCE).stream()
                .filter(job -> owner(job).isPresent())
                .collect(Collectors.groupingBy(
                        job -> owner(job).orElseThrow(), Collectors.mapping(Job::getId, Collectors.toList())));
    }

    private static Optional<String> owner(Job job) {
        return job instanceof AcquirableJobEntity held ? Optional.ofNullable(held.getLockOwner()) : Optional.empty();
    }
}
