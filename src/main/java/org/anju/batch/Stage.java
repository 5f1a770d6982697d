package org.anju.batch;

import java.util.Arrays;

/** How far a batch has come. Stages follow one another; a batch may be voided from any that is not the end. */
public enum Stage {
    PLANNING,
    PREPARING,
    SIGN_UP,
    QUALIFICATION,
    ORDERING,
    SELECTION,
    RESULT,
    HANDOVER,
    CLOSING,
    CLOSED,
    VOIDED;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** A stage may be entered again by the loop of a phase, or followed by a later one. */
    boolean mayBecome(Stage next) {
        return isRunning() && (next == VOIDED || next.ordinal() >= ordinal());
    }

    public boolean isRunning() {
        return this != CLOSED && this != VOIDED;
    }

    static Stage of(String code) {
        return Arrays.stream(values())
                .filter(stage -> stage.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No stage is called " + code + "."));
    }
}
