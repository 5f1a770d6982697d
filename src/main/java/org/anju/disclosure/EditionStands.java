package org.anju.disclosure;

/** An edition stands: it and its leaf commit with this event. What the outside sees follows after the commit. */
public record EditionStands(EditionId edition, Obligation obligation) {}
