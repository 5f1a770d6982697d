package org.anju.disclosure;

import java.time.Instant;
import java.util.Optional;

/** One line of what happened to an obligation. */
public record ObligationEvent(Instant at, String kind, Optional<String> role, Optional<String> note) {}
