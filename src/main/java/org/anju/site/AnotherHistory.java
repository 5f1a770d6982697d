package org.anju.site;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The folder shows what the store's log does not hold. It stays as it is; the message says why, and the way out. */
final class AnotherHistory extends IllegalStateException {

    private final String reason;
    private final String wayOut;

    AnotherHistory(String reason, String wayOut) {
        super(reason + " " + wayOut);
        this.reason = reason;
        this.wayOut = wayOut;
    }

    /** Says it at the start instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<AnotherHistory> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, AnotherHistory cause) {
            return new FailureAnalysis(cause.reason, cause.wayOut, cause);
        }
    }
}
