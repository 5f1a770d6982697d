package org.anju.process;

import java.util.List;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Which model counts where: a region's own, else that of the nearest region above it, else the shared one. */
@Component
class ModelsInForce {

    private final RepositoryService repository;
    private final Regions regions;

    ModelsInForce(RepositoryService repository, Regions regions) {
        this.repository = repository;
        this.regions = regions;
    }

    ProcessDefinition inForce(String key, RegionCode region) {
        return regions.ancestors(region).stream()
                .map(Region::code)
                .flatMap(code -> own(key, code).stream())
                .findFirst()
                .orElseGet(() -> shared(key));
    }

    private List<ProcessDefinition> own(String key, RegionCode region) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .tenantIdIn(region.value())
                .latestVersion()
                .list();
    }

    private ProcessDefinition shared(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No model %s is deployed.".formatted(key)));
    }
}
