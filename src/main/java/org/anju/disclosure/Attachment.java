package org.anju.disclosure;

/** A file that belongs to an edition beside its own data files, such as a diagram or a roster. */
public record Attachment(String name, String mediaType, byte[] bytes) {}
