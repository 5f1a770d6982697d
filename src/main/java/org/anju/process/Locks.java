package org.anju.process;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The four locks around an engine that reads models written by others. Each holds alone. */
final class Locks {

    private Locks() {}

    static void apply(ProcessEngineConfigurationImpl engine, BeanLock beans) {
        engine.setExpressionManager(new ExpressionLock(beans));
        engine.setBeans(beans);
        engine.setScriptEngineResolver(new ScriptLock());
        engine.setArtifactFactory(new ArtifactLock());
    }
}
