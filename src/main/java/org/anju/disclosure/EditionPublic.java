package org.anju.disclosure;

/** An edition was read back from the official site: from this instant it is public. */
public record EditionPublic(EditionId edition, Obligation obligation) {}
