package org.anju.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The tree of the log at one size, from the stored hashes of its complete subtrees. Answers what {@link MerkleTree}
 * would over the same leaves, but asks the store for at most two hashes per level.
 */
public final class LogTree {

    private final long size;
    private final Store store;

    LogTree(long size, Store store) {
        this.size = size;
        this.store = store;
    }

    /** The complete tree over the leaves from {@code index · 2^level} to {@code (index + 1) · 2^level}. */
    record Subtree(int level, long index) {}

    /** Where the hashes of complete subtrees are kept. */
    @FunctionalInterface
    interface Store {

        Map<Subtree, Hash> hashes(Collection<Subtree> wanted);
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return size == 0 ? Hashing.empty() : hashes(List.of(new Range(0, size))).get(0);
    }

    /** That the leaf at {@code index} is in the tree: siblings from the leaf upwards. */
    public List<Hash> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No leaf %d in a tree of %d.".formatted(index, size));
        }
        var siblings = new ArrayList<Range>();
        var around = new Range(0, size);
        while (around.length() > 1) {
            var right = index >= around.middle();
            siblings.add(0, right ? around.left() : around.right());
            around = right ? around.right() : around.left();
        }
        return hashes(siblings);
    }

    /** That the tree begins with all the leaves of the tree of {@code earlier} leaves (RFC 6962 §2.1.2). */
    public List<Hash> consistency(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IndexOutOfBoundsException("A tree of %d is not earlier than one of %d.".formatted(earlier, size));
        }
        var parts = new ArrayList<Range>();
        if (earlier == 0) {
            return List.of();
        }
        var around = new Range(0, size);
        while (earlier < around.to()) {
            var right = earlier > around.middle();
            parts.add(0, right ? around.left() : around.right());
            around = right ? around.right() : around.left();
        }
        if (around.from() > 0) {
            parts.add(0, around);
        }
        return hashes(parts);
    }

    /** The hashes of these ranges, with one question to the store. */
    private List<Hash> hashes(List<Range> ranges) {
        var wanted = ranges.stream().flatMap(range -> range.subtrees().stream()).toList();
        var known = store.hashes(wanted);
        if (!known.keySet().containsAll(wanted)) {
            throw new IllegalStateException("The store of the log lacks hashes of a tree of %d.".formatted(size));
        }
        return ranges.stream()
                .map(range -> range.subtrees().stream()
                        .map(subtree -> java.util.Objects.requireNonNull(known.get(subtree)))
                        .toList())
                .map(LogTree::joined)
                .toList();
    }

    /** Subtrees side by side, the largest first: the smallest two are joined first. */
    private static Hash joined(List<Hash> subtrees) {
        var hash = subtrees.get(subtrees.size() - 1);
        for (var i = subtrees.size() - 2; i >= 0; i--) {
            hash = Hashing.node(subtrees.get(i), hash);
        }
        return hash;
    }

    /** Leaves from {@code from} (inclusive) to {@code to} (exclusive), as the tree is cut; never empty. */
    private record Range(long from, long to) {

        long length() {
            return to - from;
        }

        /** The largest power of two that leaves something for the right. */
        long middle() {
            return from + Long.highestOneBit(length() - 1);
        }

        Range left() {
            return new Range(from, middle());
        }

        Range right() {
            return new Range(middle(), to);
        }

        List<Subtree> subtrees() {
            var subtrees = new ArrayList<Subtree>();
            var at = from;
            while (at < to) {
                var width = Long.highestOneBit(to - at);
                subtrees.add(new Subtree(Long.numberOfTrailingZeros(width), at / width));
                at += width;
            }
            return subtrees;
        }
    }
}
