package org.anju.oversight;

import java.time.Instant;

/** One round of the reconciler: how much it put right and how much it left to people. */
record Round(Instant beganAt, Instant endedAt, int repaired, int open) {}
