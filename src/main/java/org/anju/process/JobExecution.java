package org.anju.process;

import org.anju.calendar.ClockMoved;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Runs jobs from when the application is ready until, first of all, it stops: jobs, then web, then pool, then database. */
@Component
class JobExecution implements SmartLifecycle {

    private final JobExecutor executor;
    private final boolean wanted;

    JobExecution(ProcessEngine engine, EngineSettings settings) {
        executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        wanted = settings.jobExecutor();
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public void start() {
        executor.start();
    }

    /** Waits up to a minute for the jobs that are running. */
    @Override
    public void stop() {
        executor.shutdown();
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

    /** The last phase of all: started after the web server, stopped before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
