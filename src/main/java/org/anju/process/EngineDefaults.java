package org.anju.process;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;

/** What we set differently from the engine's own defaults, and why. */
final class EngineDefaults {

    /** After the last, an incident: a person decides. */
    private static final String RETRIES = "PT10S,PT1M,PT10M,PT1H";

    private EngineDefaults() {}

    static void apply(ProcessEngineConfigurationImpl engine) {
        tables(engine);
        jobs(engine);
        nothingUnused(engine);
    }

    private static void tables(ProcessEngineConfigurationImpl engine) {
        engine.setDatabaseType("postgres");
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.setDatabaseTablePrefix("engine.");
        engine.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_AUDIT);
        engine.setEnforceHistoryTimeToLive(true);
    }

    /** The oldest due job first, so that none starves; a job without a due date would never be found that way. */
    private static void jobs(ProcessEngineConfigurationImpl engine) {
        engine.setJobExecutorActivate(false);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        engine.setFailedJobRetryTimeCycle(RETRIES);
        engine.setCreateIncidentOnFailedJobEnabled(true);
        engine.setCustomJobHandlers(SleepingTimers.handlers());
    }

    private static void nothingUnused(ProcessEngineConfigurationImpl engine) {
        engine.setCmmnEnabled(false);
        engine.setDmnEnabled(false);
        engine.setAuthorizationEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJdbcBatchProcessing(true);
    }
}
