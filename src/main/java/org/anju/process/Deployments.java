package org.anju.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.anju.region.RegionCode;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only way into the engine: models and forms together, past the gate, and only when something changed. */
@Component
public class Deployments {

    private static final String SHARED = "shared";

    private final RepositoryService repository;
    private final Gate gate;
    private final JdbcClient sql;

    Deployments(RepositoryService repository, Gate gate, JdbcClient sql) {
        this.repository = repository;
        this.gate = gate;
        this.sql = sql;
    }

    /** Deploys for every region that has no models of its own. */
    @Transactional
    public void deployShared(Submission submission) {
        deploy(Optional.empty(), submission);
    }

    /** Deploys for one region and those below it; cases that run keep what they were started with. */
    @Transactional
    public void deployFor(RegionCode region, Submission submission) {
        deploy(Optional.of(region), submission);
    }

    private void deploy(Optional<RegionCode> region, Submission submission) {
        List<Finding> findings = gate.findings(submission);
        if (!findings.isEmpty()) {
            throw new ModelsRefused(findings);
        }
        String name = region.map(RegionCode::value).orElse(SHARED);
        oneAtATime();
        String hash = hash(submission);
        if (latest(name)
                .filter(deployment -> hash.equals(deployment.getSource()))
                .isEmpty()) {
            DeploymentBuilder deployment =
                    repository.createDeployment().name(name).source(hash);
            region.ifPresent(code -> deployment.tenantId(code.value()));
            new TreeMap<>(submission.models())
                    .forEach((id, bytes) -> deployment.addInputStream(id + ".bpmn", new ByteArrayInputStream(bytes)));
            new TreeMap<>(submission.forms())
                    .forEach((id, bytes) -> deployment.addInputStream(id + ".form", new ByteArrayInputStream(bytes)));
            deployment.deploy();
        }
    }

    /** Copies of the application may start together; the second finds what the first deployed. */
    private void oneAtATime() {
        sql.sql("SELECT pg_advisory_xact_lock(hashtext('anju.deployments'))")
                .query((row, number) -> number)
                .list();
    }

    private Optional<Deployment> latest(String name) {
        return repository
                .createDeploymentQuery()
                .deploymentName(name)
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    /** One hash over every name and the hash of what it holds, in the order of the names. */
    private static String hash(Submission submission) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(submission.models())
                .forEach((id, bytes) -> lines.add(id + ".bpmn " + DeployedForm.sha256(bytes)));
        new TreeMap<>(submission.forms()).forEach((id, bytes) -> lines.add(id + ".form " + DeployedForm.sha256(bytes)));
        return DeployedForm.sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
