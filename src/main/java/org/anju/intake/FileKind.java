package org.anju.intake;

import java.util.Optional;
import org.anju.access.Role;
import org.anju.tabular.Complaint;
import org.anju.tabular.Template;

/** A kind of file that is taken in: its template, who may hand it in, and where its lines go. */
public interface FileKind {

    /** Stands in addresses and in {@code housing.import.kind}. */
    String key();

    Template template();

    Role role();

    /** Whether the officer may have the sound lines written while the others wait. */
    default boolean mayKeepSoundLines() {
        return false;
    }

    /** Whether such a file belongs to one batch. */
    default boolean needsBatch() {
        return false;
    }

    /** Why a file for this purpose cannot be taken at all, such as an unknown batch. */
    default Optional<Complaint> objectionTo(Purpose purpose) {
        return Optional.empty();
    }

    /** A quick way for a file without a fault, if there is one, in the same transaction. */
    default Optional<Straight> openStraight(Import arriving) {
        return Optional.empty();
    }

    /** Where the lines go. Called in the transaction in which everything of the file is written or nothing. */
    Staging open(Import arriving);
}
