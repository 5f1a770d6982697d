package org.anju.disclosure;

/** All is known that an obligation has to tell; its draft can be made. Told in the transaction that decided it. */
public record MaterialComplete(Obligation obligation) {}
