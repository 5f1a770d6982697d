package org.anju.intake;

import java.time.Instant;
import java.util.Optional;
import org.anju.tabular.Complaint;

/** One file handed in, and what became of it. */
public record Import(
        ImportId id,
        Purpose purpose,
        String sha256,
        ImportState state,
        String uploadedBy,
        Instant uploadedAt,
        Optional<Instant> finishedAt,
        Counts counts,
        Optional<Complaint> refusal) {

    /** Lines of the file, and how many faults they have together. */
    public record Counts(int read, int written, int faulty, int faults) {

        static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /** Lines left out that wait to be put right. */
    public int waiting() {
        return state == ImportState.WRITTEN ? counts.faulty() : 0;
    }
}
