package org.anju.process;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Third lock: there is no script engine for any language, not even for the expression language itself. */
final class ScriptLock implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // The engine registers its own languages at start; none is kept.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw new ForbiddenInModels("Models carry no scripts.");
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new ForbiddenInModels("Models carry no scripts; found one in %s.".formatted(language));
    }
}
