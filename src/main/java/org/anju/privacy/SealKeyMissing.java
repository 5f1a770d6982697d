package org.anju.privacy;

import java.nio.file.Path;

/** The key that seals personal columns is not there, or not as it must be. */
public class SealKeyMissing extends RuntimeException {

    private final String reason;
    private final String remedy;

    SealKeyMissing(Path file, String fault, String remedy) {
        super("The key file %s %s %s".formatted(file, fault, remedy));
        this.reason = "The key file %s %s".formatted(file, fault);
        this.remedy = remedy;
    }

    String reason() {
        return reason;
    }

    String remedy() {
        return remedy;
    }
}
