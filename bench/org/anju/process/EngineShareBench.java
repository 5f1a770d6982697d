package org.anju.process;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.anju.Measure;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * What our engine does for one batch and its disclosures, from the first task to the last end, beside what a plain one
 * does for the same models on the same database: both with verbs that do nothing, so that the difference is the locks,
 * the listeners and the timers that ask twice.
 */
public final class EngineShareBench {

    private static final int OBLIGATIONS = 15;
    private static final int TURNS = 15;
    private static final double MOST = 1.5;

    private final ProcessEngine engine;
    private final String deployment;

    private EngineShareBench(ProcessEngine engine) {
        this.engine = engine;
        var models = engine.getRepositoryService().createDeployment();
        Models.ids().forEach(id -> models.addInputStream(id + ".bpmn", new ByteArrayInputStream(Models.bytes(id))));
        deployment = models.deploy().getId();
    }

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        try (var trial = TestEngine.with(NoVerbs.all())) {
            var plain = new EngineShareBench(plain());
            var ours = new EngineShareBench(trial.engine);
            trial.endAll();
            Measure.print("# commands: %d for a batch, ours; %d, plain", ours.batch("warm-ours"), plain.batch("warm-plain"));
            var floor = new double[TURNS];
            var taken = new double[TURNS];
            for (var turn = 0; turn < TURNS; turn++) {
                var key = "batch-" + turn;
                floor[turn] = millis(() -> plain.batch(key + "-plain"));
                taken[turn] = millis(() -> ours.batch(key + "-ours"));
            }
            report(taken, floor);
            plain.engine.close();
        }
    }

    private static void report(double[] taken, double[] floor) {
        var ratio = median(taken) / median(floor);
        Measure.print(
                "engine work of a batch and %d obligations: %.1f ms, plain %.1f ms = %.2f x the floor (at most %.1f): %s",
                OBLIGATIONS, median(taken), median(floor), ratio, MOST, ratio <= MOST ? "held" : "MISSED");
    }

    private static double millis(Measure.Work work) throws Exception {
        return Measure.once(work).wall().toNanos() / 1e6;
    }

    private static double median(double[] values) {
        return DoubleStream.of(values).sorted().toArray()[values.length / 2];
    }

    /** As Camunda makes it, but for what both must share: the tables, the history, no job executor. */
    private static ProcessEngine plain() {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(TestEngine.SOURCE);
        configuration.setTransactionManager(new DataSourceTransactionManager(TestEngine.SOURCE));
        configuration.setProcessEngineName("plain");
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseTablePrefix("engine.");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_AUDIT);
        configuration.setJobExecutorActivate(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setBeans(new HashMap<>(NoVerbs.all()));
        return configuration.buildProcessEngine();
    }

    /** Takes every step of a batch and of its disclosures as officers, clock and job executor would; how many. */
    private int batch(String key) {
        start("allocation-batch", key, Map.of());
        var commands = 1 + work();
        for (var number = 0; number < OBLIGATIONS; number++) {
            start("disclosure-obligation", key + "/" + number, Map.of("draft", "", "review", "", "lapsed", false));
        }
        return commands + OBLIGATIONS + work();
    }

    private void start(String model, String key, Map<String, Object> steering) {
        var variables = new HashMap<>(steering);
        variables.put(CasePlace.REGION, "990101");
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .deploymentId(deployment)
                .singleResult();
        engine.getRuntimeService().startProcessInstanceById(definition.getId(), key, variables);
    }

    private int work() {
        var commands = 0;
        while (engine.getRuntimeService().createProcessInstanceQuery().count() > 0) {
            var tasks = engine.getTaskService().createTaskQuery().list();
            for (var task : tasks) {
                engine.getTaskService()
                        .complete(task.getId(), Map.of("decision", "approve", "review", "publish", "moreTurns", false));
            }
            var jobs = engine.getManagementService().createJobQuery().messages().list();
            if (tasks.isEmpty() && jobs.isEmpty()) {
                jobs = engine.getManagementService().createJobQuery().timers().list();
            }
            for (var job : jobs) {
                engine.getManagementService().executeJob(job.getId());
            }
            commands += tasks.size() + jobs.size();
        }
        return commands;
    }
}
