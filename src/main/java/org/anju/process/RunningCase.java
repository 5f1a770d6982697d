package org.anju.process;

/** A case as it was started: by which version of which model, out of which deployment. */
public record RunningCase(String definitionKey, String businessKey, int version, String deployment) {}
