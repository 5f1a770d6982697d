package org.anju.batch;

import org.anju.disclosure.BatchNumber;

/** Somebody in charge decided to void a batch; its process is interrupted in the same transaction. */
public record BatchVoiding(BatchNumber batch) {}
