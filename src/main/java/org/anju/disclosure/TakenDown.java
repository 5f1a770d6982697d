package org.anju.disclosure;

/** An edition's bytes must leave the public folder now. */
public record TakenDown(EditionId edition) {}
