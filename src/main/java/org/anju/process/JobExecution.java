package org.anju.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

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

    /** The last phase of all: started after the web server, stopped before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
