package org.anju.journal;

/** One entry of the log: its index counts from 0 without gaps; its data is public and never changes. */
public record Leaf(long index, Hash hash, byte[] data, String edition) {}
