package org.anju.process;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the start was refused and what to do, instead of a stack trace. */
final class RunningModelsUnreadableAnalyzer extends AbstractFailureAnalyzer<RunningModelsUnreadable> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RunningModelsUnreadable cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Nothing was changed. Start the version of Anju that deployed them, let these cases end there, or use a"
                        + " version that knows what they call.",
                cause);
    }
}
