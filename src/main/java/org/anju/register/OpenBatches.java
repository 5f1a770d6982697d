package org.anju.register;

import java.time.Instant;
import java.util.Optional;
import org.anju.disclosure.BatchNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks whoever knows the batches; without anyone there are none. */
@Component
class OpenBatches {

    private final ObjectProvider<SignUpWindow> window;

    OpenBatches(ObjectProvider<SignUpWindow> window) {
        this.window = window;
    }

    Optional<SignUpWindow.Terms> terms(BatchNumber batch) {
        return Optional.ofNullable(window.getIfAvailable()).flatMap(known -> known.terms(batch));
    }

    Optional<Refusal> refusal(BatchNumber batch, String projectCode, String unitType, Instant at) {
        return Optional.ofNullable(window.getIfAvailable())
                .flatMap(known -> known.refusal(batch, projectCode, unitType, at));
    }
}
