package org.anju.process;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The engine, wired by hand: one data source and one transaction manager with everything else, and four locks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class EngineConfiguration {

    @Bean
    VerbCatalogue verbCatalogue(ListableBeanFactory beans) {
        var types = new TreeMap<String, Class<?>>();
        for (String name : beans.getBeanNamesForAnnotation(Verbs.class)) {
            Class<?> type = beans.getType(name, false);
            if (type != null) {
                types.put(name, type);
            }
        }
        return new VerbCatalogue(types);
    }

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    ProcessEngine processEngine(
            DataSource source,
            PlatformTransactionManager transactions,
            VerbCatalogue verbs,
            ListableBeanFactory beans,
            ApplicationEventPublisher events) {
        OneEngineVersion.check();
        var engine = new SpringProcessEngineConfiguration();
        engine.setDataSource(source);
        engine.setTransactionManager(transactions);
        EngineDefaults.apply(engine);
        Locks.apply(engine, new BeanLock(verbs.beans(), beans::getBean));
        engine.setJobExecutor(jobs());
        engine.setCustomPostBPMNParseListeners(listeners(verbs, events));
        return engine.buildProcessEngine();
    }

    /** A lock outlasts every job; those of a killed copy are given back at once, by {@link AbandonedJobs}. */
    static DefaultJobExecutor jobs() {
        var jobs = new DefaultJobExecutor();
        jobs.setCorePoolSize(4);
        jobs.setMaxPoolSize(4);
        jobs.setQueueSize(32);
        jobs.setMaxJobsPerAcquisition(16);
        jobs.setLockTimeInMillis(3_600_000);
        jobs.setWaitTimeInMillis(2_000);
        jobs.setMaxWait(15_000);
        return jobs;
    }

    /** A list that the engine may add to; it refuses to start with an immutable one. */
    private static List<BpmnParseListener> listeners(VerbCatalogue verbs, ApplicationEventPublisher events) {
        return new ArrayList<>(List.of(new AsynchronousServices(verbs), new TaskWatch(events)));
    }

    @Bean
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Bean
    TaskService taskService(ProcessEngine engine) {
        return engine.getTaskService();
    }

    @Bean
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Bean
    ManagementService managementService(ProcessEngine engine) {
        return engine.getManagementService();
    }

    @Bean
    FormService formService(ProcessEngine engine) {
        return engine.getFormService();
    }

    @Bean
    HistoryService historyService(ProcessEngine engine) {
        return engine.getHistoryService();
    }
}
