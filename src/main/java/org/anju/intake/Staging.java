package org.anju.intake;

import org.anju.tabular.Line;

/** The lines of one file on their way in. Nothing is seen of them before the transaction commits. */
public interface Staging {

    /** Reads the line, notes its faults on it, and keeps it if it is sound. */
    void take(Line line);

    /** After the last line: what only shows when all are seen together, or against what is already there. */
    void check(FaultSink faults);

    /** Writes the lines without fault and returns how many they were. */
    int write();
}
