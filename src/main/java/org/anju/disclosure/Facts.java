package org.anju.disclosure;

import java.util.UUID;

/** A feature that can say what was decided in a matter. The seam between what decides and what publishes. */
public interface Facts {

    boolean cover(Obligation obligation);

    /**
     * What is known now, asked when the obligation arises, and once more when it is complete, and copied. What is decided
     * later must not be in it, should a repair ask again.
     */
    Material of(Obligation obligation);

    /** Whether all is known that the matter has to tell. A duty may arise before that, by the end of a period. */
    default boolean isComplete(Obligation obligation) {
        return true;
    }

    /** Whether that officer decided the matter, and so may not review its disclosure. */
    default boolean decidedBy(Obligation obligation, UUID officer) {
        return false;
    }
}
