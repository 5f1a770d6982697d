package org.anju.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.anju.Database;
import org.apache.ibatis.session.SqlSessionFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An engine with some beans of verbs and, unless a test takes one away, all four locks. All share one database. */
final class TestEngine implements AutoCloseable {

    static final DataSource SOURCE = Database.fresh().appDataSource();
    private static @Nullable SqlSessionFactory statements;

    final ProcessEngine engine;
    final TransactionTemplate transaction;
    final JdbcClient sql = JdbcClient.create(SOURCE);
    final List<Object> events = new ArrayList<>();
    final VerbCatalogue verbs;
    final Map<Object, Object> everyBean;

    private TestEngine(Map<String, Object> beans, Consumer<SpringProcessEngineConfiguration> change) {
        var transactions = new DataSourceTransactionManager(SOURCE);
        transaction = new TransactionTemplate(transactions);
        everyBean = new HashMap<>(beans);
        verbs = catalogue(beans);
        var configuration = new Configuration();
        configuration.setDataSource(SOURCE);
        configuration.setTransactionManager(transactions);
        EngineDefaults.apply(configuration);
        Locks.apply(configuration, new BeanLock(verbs.beans(), name -> beans.getOrDefault(name, "")));
        List<BpmnParseListener> listeners =
                new ArrayList<>(List.of(new AsynchronousServices(verbs), new TaskWatch(events::add)));
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

    static VerbCatalogue catalogue(Map<String, Object> beans) {
        var types = new HashMap<String, Class<?>>();
        beans.forEach((name, bean) -> {
            if (bean.getClass().isAnnotationPresent(Verbs.class)) {
                types.put(name, bean.getClass());
            }
        });
        return new VerbCatalogue(types);
    }

    /** Ends whatever other tests left running in the database that all share. */
    void endAll() {
        var runtime = engine.getRuntimeService();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test", true));
    }

    /** Deploys a process whose inside is given, past the gate. */
    void deploy(String inside) {
        deployModel(model(inside));
    }

    /** Deploys a whole model, past the gate, with the form {@code f}. */
    void deployModel(String model) {
        engine.getRepositoryService()
                .createDeployment()
                .addInputStream("trial.bpmn", new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .addString("f.form", "{\"id\": \"f\", \"type\": \"default\", \"components\": []}")
                .deploy();
    }

    String start(String businessKey) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey("trial", businessKey, Map.of("region", "990101"))
                .getId();
    }

    boolean isRunning(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    List<Job> jobs(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .list();
    }

    void runJobs(String instance) {
        jobs(instance).forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    static String model(String inside) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    id="Definitions_Trial" targetNamespace="urn:anju:processes">
                  <bpmn:process id="trial" isExecutable="true" camunda:historyTimeToLive="P3650D">
                    %s
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(inside);
    }

    /** Start, the given element with the id {@code Task_Trial}, end. */
    static String around(String element) {
        return """
                <bpmn:startEvent id="StartEvent_Trial"/>
                <bpmn:sequenceFlow id="Flow_ToTrial" sourceRef="StartEvent_Trial" targetRef="Task_Trial"/>
                %s
                <bpmn:sequenceFlow id="Flow_ToEnd" sourceRef="Task_Trial" targetRef="EndEvent_Trial"/>
                <bpmn:endEvent id="EndEvent_Trial"/>
                """.formatted(element);
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Reading the engine's statements is most of its start, and they are the same for all. */
    private static final class Configuration extends SpringProcessEngineConfiguration {

        @Override
        protected void initSqlSessionFactory() {
            if (statements != null) {
                sqlSessionFactory = statements;
            }
            super.initSqlSessionFactory();
            statements = sqlSessionFactory;
        }
    }
}
