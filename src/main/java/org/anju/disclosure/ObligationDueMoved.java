package org.anju.disclosure;

import java.time.LocalDate;

/** A changed calendar moved the due day of an open obligation. */
public record ObligationDueMoved(Obligation obligation, LocalDate before) {}
