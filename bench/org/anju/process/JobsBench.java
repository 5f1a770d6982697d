package org.anju.process;

import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.anju.Measure;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/**
 * How many asynchronous services a second the job executor runs, as it is set in production, while 100,000 timers wait
 * for their day in the same table, and while none does.
 */
public final class JobsBench {

    private static final int TIMERS = 100_000;
    private static final int CASES = 300;
    private static final int STEPS = 10;
    private static final int TURNS = 3;
    private static final double LEAST = 0.8;

    private final TestEngine trial;
    private final JobExecutor executor;

    private JobsBench(TestEngine trial, JobExecutor executor) {
        this.trial = trial;
        this.executor = executor;
    }

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var executor = EngineConfiguration.jobs();
        try (var trial = TestEngine.with(
                NoVerbs.all(), configuration -> configuration.setJobExecutor(executor))) {
            trial.deploy(steps());
            var bench = new JobsBench(trial, executor);
            bench.rate();
            var without = new double[TURNS];
            var with = new double[TURNS];
            for (var turn = 0; turn < TURNS; turn++) {
                without[turn] = bench.rate();
                bench.addTimers();
                with[turn] = bench.rate();
                bench.removeTimers();
            }
            report(median(with), median(without));
        }
    }

    private static void report(double with, double without) {
        Measure.print(
                "jobs a second with %,d future timers: %.0f, with none: %.0f = %.2f (at least %.1f): %s",
                TIMERS, with, without, with / without, LEAST, with / without >= LEAST ? "held" : "MISSED");
    }

    private static double median(double[] values) {
        return DoubleStream.of(values).sorted().toArray()[values.length / 2];
    }

    /** A line of services, each a job of its own. */
    private static String steps() {
        var inside = new StringBuilder("<bpmn:startEvent id=\"Step_0\"/>");
        IntStream.rangeClosed(1, STEPS)
                .forEach(step -> inside.append("""
                        <bpmn:serviceTask id="Step_%d" camunda:asyncBefore="true"
                            camunda:expression="${batchTasks.recordResult(execution.processBusinessKey)}"/>
                        <bpmn:sequenceFlow id="Flow_%d" sourceRef="Step_%d" targetRef="Step_%d"/>
                        """.formatted(step, step, step - 1, step)));
        return inside.append("""
                <bpmn:endEvent id="EndEvent_Done"/>
                <bpmn:sequenceFlow id="Flow_ToDone" sourceRef="Step_%d" targetRef="EndEvent_Done"/>
                """.formatted(STEPS)).toString();
    }

    private double rate() throws Exception {
        for (var number = 0; number < CASES; number++) {
            trial.start("case-" + number);
        }
        var taken = Measure.once(() -> {
            executor.start();
            executor.jobWasAdded();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> trial.engine
                                    .getRuntimeService()
                                    .createProcessInstanceQuery()
                                    .count()
                            == 0);
        });
        executor.shutdown();
        var rate = CASES * STEPS / (taken.wall().toNanos() / 1e9);
        Measure.say("  %,d jobs, %.0f a second".formatted(CASES * STEPS, rate), taken);
        return rate;
    }

    private void addTimers() {
        trial.sql.sql("""
                        INSERT INTO engine.act_ru_job (id_, rev_, type_, exclusive_, process_instance_id_, root_proc_inst_id_,
                          retries_, duedate_, handler_type_, handler_cfg_, suspension_state_, priority_, create_time_)
                        SELECT 'later-' || i, 1, 'timer', true, 'case-' || i / 5, 'case-' || i / 5, 3,
                          TIMESTAMP '2099-01-01' + i * INTERVAL '1 minute', 'timer-start-event-subprocess', 'SubProcess', 1, 0,
                          TIMESTAMP '2026-01-01'
                          FROM generate_series(1, ?) i
                        """).param(TIMERS).update();
        trial.sql.sql("ANALYZE engine.act_ru_job").update();
    }

    private void removeTimers() {
        trial.sql.sql("DELETE FROM engine.act_ru_job WHERE id_ LIKE 'later-%'").update();
    }
}
