package org.anju.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * At every start, before any job or request: what runs must still be readable. Each definition with running cases is
 * held against the gate's lists and parsed again under the four locks. An upgrade that drops a verb would otherwise be
 * found out by the one case that calls it, months later.
 */
@Component
class RunningModels implements SmartInitializingSingleton {

    private final ManagementService management;
    private final RepositoryService repository;
    private final Gate gate;

    RunningModels(ManagementService management, RepositoryService repository, Gate gate) {
        this.management = management;
        this.repository = repository;
        this.gate = gate;
    }

    /** @throws RunningModelsUnreadable if cases run that this version could not carry on */
    @Override
    public void afterSingletonsInstantiated() {
        var unreadable = management.createProcessDefinitionStatisticsQuery().list().stream()
                .filter(definition -> definition.getInstances() > 0)
                .map(this::read)
                .filter(each -> !each.findings().isEmpty())
                .toList();
        if (!unreadable.isEmpty()) {
            throw new RunningModelsUnreadable(unreadable);
        }
    }

    private RunningModelsUnreadable.Unreadable read(ProcessDefinitionStatistics definition) {
        var findings = new ArrayList<>(gate.unreadable(definition.getKey(), bytes(definition)));
        if (findings.isEmpty()) {
            findings.addAll(parsed(definition));
        }
        return new RunningModelsUnreadable.Unreadable(
                definition.getKey(), definition.getVersion(), definition.getInstances(), findings);
    }

    /** Nothing has been parsed since the start, so the engine parses it now. */
    private List<Finding> parsed(ProcessDefinitionStatistics definition) {
        try {
            ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(definition.getId());
            return List.of();
        } catch (ProcessEngineException refused) {
            return List.of(new Finding(
                    definition.getKey(), definition.getKey(), "unreadable", String.valueOf(refused.getMessage())));
        }
    }

    /** As deployed; asking for the model itself would have the engine parse it first. */
    private byte[] bytes(ProcessDefinitionStatistics definition) {
        try (InputStream model =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return model.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
