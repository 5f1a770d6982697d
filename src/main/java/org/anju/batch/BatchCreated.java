package org.anju.batch;

/** A batch was created, in the transaction that starts its process. */
public record BatchCreated(Batch batch) {}
