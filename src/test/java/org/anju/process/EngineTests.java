package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

class EngineTests {

    @Test
    void allPartsAreOfOneVersion() {
        assertThat(OneEngineVersion.parts()).containsKeys("camunda-engine", "camunda-engine-spring-6", "camunda-juel");
        assertThat(Set.copyOf(OneEngineVersion.parts().values())).containsExactly(OneEngineVersion.VERSION);
    }

    @Test
    void aMixtureOfVersionsIsRefused() {
        var mixture = Map.of("camunda-engine", "7.24.0", "camunda-juel", "7.23.0");

        assertThatThrownBy(() -> OneEngineVersion.refuseMixture(mixture)).hasMessageContaining("camunda-juel=7.23.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.camunda.bpm.engine.rest.ProcessDefinitionRestService",
                "org.camunda.bpm.webapp.impl.engine.ProcessEnginesFilter",
                "org.camunda.bpm.admin.impl.web.SetupResource",
                "org.camunda.spin.Spin",
                "org.camunda.connect.Connectors",
                "org.camunda.connect.plugin.impl.ConnectProcessEnginePlugin",
                "groovy.lang.GroovyShell",
                "org.graalvm.polyglot.Context"
            })
    void whatCouldOpenTheEngineIsNotThere(String name) {
        assertThat(ClassUtils.isPresent(
                        "org.camunda.bpm.engine.ProcessEngine", getClass().getClassLoader()))
                .isTrue();
        assertThat(ClassUtils.isPresent(name, getClass().getClassLoader())).isFalse();
    }

    @Test
    void itsTablesAreInASchemaOfTheirOwn() {
        try (var trial = TestEngine.with(Map.of())) {
            var tables = trial.sql
                    .sql("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename LIKE 'act\\_%'")
                    .query(String.class)
                    .list();

            assertThat(tables).containsExactly("engine");
        }
    }

    @Test
    void overdueJobsAreFoundByAnIndex() {
        try (var trial = TestEngine.with(Map.of())) {
            var indexes = trial.sql
                    .sql("SELECT indexdef FROM pg_indexes WHERE tablename = 'act_ru_job'")
                    .query(String.class)
                    .list();

            assertThat(indexes).anyMatch(index -> index.endsWith("(duedate_)"));
        }
    }
}
