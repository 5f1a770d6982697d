package org.anju.process;

import java.util.List;
import java.util.stream.Collectors;

/** The gate found something; nothing was deployed. */
public final class ModelsRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    ModelsRefused(List<Finding> findings) {
        super(findings.stream()
                .map(finding -> "%s/%s: %s (%s)"
                        .formatted(finding.model(), finding.element(), finding.rule(), finding.detail()))
                .collect(Collectors.joining("; ", "These models and forms may not be deployed: ", ".")));
        this.findings = findings;
    }

    public List<Finding> findings() {
        return findings;
    }
}
