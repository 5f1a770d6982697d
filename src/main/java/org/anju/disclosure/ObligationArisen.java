package org.anju.disclosure;

/** An obligation came into being, in the transaction that ended its node. */
public record ObligationArisen(Obligation obligation) {}
