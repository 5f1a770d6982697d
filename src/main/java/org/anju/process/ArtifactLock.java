package org.anju.process;

import org.camunda.bpm.engine.ArtifactFactory;

/** Fourth lock: no class named in a model is ever made an object. */
final class ArtifactLock implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ForbiddenInModels("Models name no classes; found %s.".formatted(type.getName()));
    }
}
