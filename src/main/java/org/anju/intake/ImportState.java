package org.anju.intake;

import java.util.Arrays;
import java.util.Locale;

/** How far a file is. The last three are ends. */
public enum ImportState {
    WAITING,
    READING,
    CHECKING,
    WRITTEN,
    REFUSED,
    /** The application stopped meanwhile; nothing was written. */
    INTERRUPTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isEnd() {
        return this == WRITTEN || this == REFUSED || this == INTERRUPTED;
    }

    static ImportState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
