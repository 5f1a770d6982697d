package org.anju.disclosure;

/** A file of an edition as bytes; the name is the last part of its public address. */
record StoredFile(String name, String mediaType, byte[] bytes) {}
