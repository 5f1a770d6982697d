package org.anju.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 §2.1 over leaves in the order they were added.
 *
 * <p>A leaf hashes as SHA-256(0x00 ‖ data), a node as SHA-256(0x01 ‖ left ‖ right), the empty tree as
 * SHA-256 of nothing. The left branch of a node is the largest complete tree that leaves something for the
 * right. Every complete subtree is kept, so a root or a proof of any earlier size costs a few hashes.
 *
 * <p>{@link Proof} checks what this class proves.
 */
public final class MerkleTree {

    // levels.get(k).get(i) is the hash of the leaves from i·2^k to (i+1)·2^k.
    private final List<List<Hash>> levels = new ArrayList<>();

    public static Hash leafHash(byte[] data) {
        return Hashing.leaf(data);
    }

    public static MerkleTree of(Iterable<Hash> leafHashes) {
        var tree = new MerkleTree();
        leafHashes.forEach(tree::add);
        return tree;
    }

    public void add(Hash leafHash) {
        var hash = leafHash;
        for (var level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            var row = levels.get(level);
            row.add(hash);
            if (row.size() % 2 == 1) {
                return;
            }
            hash = Hashing.node(row.get(row.size() - 2), hash);
        }
    }

    public int size() {
        return levels.isEmpty() ? 0 : levels.get(0).size();
    }

    public Hash root() {
        return root(size());
    }

    /** The root when the tree had {@code size} leaves. */
    public Hash root(int size) {
        refuseBeyond(size);
        return size == 0 ? Hashing.empty() : hash(0, size);
    }

    /** That the leaf at {@code index} is in the tree of {@code size} leaves: siblings from the leaf upwards. */
    public List<Hash> inclusion(int index, int size) {
        refuseBeyond(size);
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No leaf %d in a tree of %d.".formatted(index, size));
        }
        var proof = new ArrayList<Hash>();
        inclusion(index, 0, size, proof);
        return proof;
    }

    /** That the tree of {@code size} leaves begins with all the leaves of the tree of {@code earlier} leaves. */
    public List<Hash> consistency(int earlier, int size) {
        refuseBeyond(size);
        if (earlier < 0 || earlier > size) {
            throw new IndexOutOfBoundsException("A tree of %d is not earlier than one of %d.".formatted(earlier, size));
        }
        var proof = new ArrayList<Hash>();
        if (earlier > 0) {
            consistency(earlier, 0, size, true, proof);
        }
        return proof;
    }

    private void inclusion(int index, int from, int to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        var middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, proof);
            proof.add(hash(middle, to));
        } else {
            inclusion(index, middle, to, proof);
            proof.add(hash(from, middle));
        }
    }

    // SUBPROOF of RFC 6962 §2.1.2; "whole" while the earlier tree is known to the reader as it stands.
    private void consistency(int earlier, int from, int to, boolean whole, List<Hash> proof) {
        if (earlier == to) {
            if (!whole) {
                proof.add(hash(from, to));
            }
            return;
        }
        var middle = from + split(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, whole, proof);
            proof.add(hash(middle, to));
        } else {
            consistency(earlier, middle, to, false, proof);
            proof.add(hash(from, middle));
        }
    }

    private Hash hash(int from, int to) {
        var size = to - from;
        if (Integer.bitCount(size) == 1) {
            return levels.get(Integer.numberOfTrailingZeros(size)).get(from / size);
        }
        var middle = from + split(size);
        return Hashing.node(hash(from, middle), hash(middle, to));
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private void refuseBeyond(int size) {
        if (size < 0 || size > size()) {
            throw new IndexOutOfBoundsException("The tree has %d leaves, not %d.".formatted(size(), size));
        }
    }
}
