package org.anju.disclosure;

/** The personal cells of an edition were emptied: its display term is over. What the site holds of it must follow. */
public record Redacted(EditionId edition) {}
