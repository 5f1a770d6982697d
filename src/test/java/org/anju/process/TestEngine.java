package org.anju.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.anju.Database;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An engine on a fresh database with some beans of verbs and, unless a test takes one away, all four locks. */
final class TestEngine implements AutoCloseable {

    final ProcessEngine engine;
    final TransactionTemplate transaction;
    final JdbcClient sql;
    final List<Object> events = new ArrayList<>();
    final VerbCatalogue verbs;

    private TestEngine(Map<String, Object> beans, Consumer<SpringProcessEngineConfiguration> change) {
        DataSource source = Database.fresh().appDataSource();
        var transactions = new DataSourceTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        sql = JdbcClient.create(source);
        verbs = new VerbCatalogue(beans.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, bean -> bean.getValue().getClass())));
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(source);
        configuration.setTransactionManager(transactions);
        EngineDefaults.apply(configuration);
        Locks.apply(configuration, new BeanLock(verbs.beans(), name -> new TreeMap<>(beans).get(name)));
        List<BpmnParseListener> listeners = new ArrayList<>(List.of(new AsynchronousServices(verbs)));
        configuration.setCustomPostBPMNParseListeners(listeners);
        change.accept(configuration);
        engine = configuration.buildProcessEngine();
    }

    static TestEngine with(Map<String, Object> beans) {
        return new TestEngine(beans, configuration -> {});
    }

    static TestEngine with(Map<String, Object> beans, Consumer<SpringProcessEngineConfiguration> change) {
        return new TestEngine(beans, change);
    }

    /** Deploys a process whose inside is given, past the gate. */
    void deploy(String inside) {
        deployModel(model(inside));
    }

    void deployModel(String model) {
        engine.getRepositoryService()
                .createDeployment()
                .addInputStream("trial.bpmn", new java.io.ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    String start() {
        return engine.getRuntimeService()
                .startProcessInstanceByKey("trial", "2026-01")
                .getId();
    }

    List<Job> jobs() {
        return engine.getManagementService().createJobQuery().list();
    }

    void runJobs() {
        jobs().forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    static String model(String inside) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    id="Definitions_Trial" targetNamespace="https://anju.org/processes">
                  <bpmn:process id="trial" isExecutable="true" camunda:historyTimeToLive="P3650D">
                    %s
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(inside);
    }

    @Override
    public void close() {
        engine.close();
    }
}
