package org.anju.process;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.anju.calendar.ClockMoved;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs jobs from when the application is ready until, first of all, it stops: jobs, then web, then pool, then database. */
@Component
class JobExecution implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobExecution.class);

    private final JobExecutor executor;
    private final Presence presence;
    private final AbandonedJobs abandoned;
    private final boolean wanted;
    private @Nullable ScheduledExecutorService watch;

    JobExecution(ProcessEngine engine, EngineSettings settings, DataSource source, TransactionTemplate transaction) {
        executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        presence = new Presence(source, executor.getLockOwner(), executor::setLockOwner);
        abandoned = new AbandonedJobs(engine, presence, transaction);
        wanted = settings.jobExecutor();
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    /** What an earlier start left in hand is free before the first look for jobs. */
    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "abandoned-jobs");
            thread.setDaemon(true);
            return thread;
        });
        watch = started;
        giveBack();
        started.scheduleWithFixedDelay(
                this::giveBack, AbandonedJobs.EVERY.toMillis(), AbandonedJobs.EVERY.toMillis(), TimeUnit.MILLISECONDS);
        executor.start();
    }

    private void giveBack() {
        try {
            if (abandoned.giveBack() > 0) {
                executor.jobWasAdded();
            }
        } catch (RuntimeException failure) {
            log.warn("Whether jobs were abandoned could not be asked; it is tried again.", failure);
        }
    }

    /** Waits up to a minute for the jobs that are running. */
    @Override
    public void stop() {
        executor.shutdown();
        if (watch != null) {
            watch.shutdownNow();
            watch = null;
        }
        presence.leave();
    }

    @Override
    public boolean isRunning() {
        return executor.isActive();
    }

    /** Timers that the demonstration clock has made due run at once, not when the next look for jobs comes round. */
    @TransactionalEventListener
    void on(ClockMoved moved) {
        executor.jobWasAdded();
    }

    @TransactionalEventListener
    void on(FailedJobs.Retried retried) {
        executor.jobWasAdded();
    }

    /** The last phase of all: started after the web server, stopped before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
