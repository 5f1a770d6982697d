package org.anju.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a refused key into two sentences on the console instead of a stack trace. */
class SealKeyMissingAnalyzer extends AbstractFailureAnalyzer<SealKeyMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SealKeyMissing cause) {
        return new FailureAnalysis(cause.reason(), cause.remedy(), cause);
    }
}
