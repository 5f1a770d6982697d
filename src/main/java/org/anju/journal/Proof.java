package org.anju.journal;

import java.util.ArrayList;
import java.util.List;

/** Checks proofs of a {@link MerkleTree} without the tree, as RFC 9162 §2.1.3.2 and §2.1.4.2 say. */
public final class Proof {

    private Proof() {}

    /** Whether {@code proof} shows that {@code leafHash} stands at {@code index} under {@code root}. */
    public static boolean includes(Hash root, long size, long index, Hash leafHash, List<Hash> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        var node = index;
        var last = size - 1;
        var hash = leafHash;
        for (var sibling : proof) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                hash = Hashing.node(sibling, hash);
                var levels = levelsToNextRight(node);
                node >>= levels;
                last >>= levels;
            } else {
                hash = Hashing.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether {@code proof} shows that the tree under {@code root} begins with the one under {@code earlierRoot}. */
    public static boolean extended(Hash earlierRoot, long earlier, Hash root, long size, List<Hash> proof) {
        if (earlier < 0 || earlier > size) {
            return false;
        }
        if (earlier == 0 || earlier == size) {
            return proof.isEmpty() && earlierRoot.equals(earlier == 0 ? Hashing.empty() : root);
        }
        var path = new ArrayList<Hash>(proof);
        if (Long.bitCount(earlier) == 1) {
            path.add(0, earlierRoot);
        }
        return !path.isEmpty() && leadsToBoth(path, earlierRoot, earlier, root, size);
    }

    private static boolean leadsToBoth(List<Hash> path, Hash earlierRoot, long earlier, Hash root, long size) {
        var shared = Long.numberOfTrailingZeros(earlier);
        var node = (earlier - 1) >> shared;
        var last = (size - 1) >> shared;
        var before = path.get(0);
        var after = path.get(0);
        for (var sibling : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                before = Hashing.node(sibling, before);
                after = Hashing.node(sibling, after);
                var levels = levelsToNextRight(node);
                node >>= levels;
                last >>= levels;
            } else {
                after = Hashing.node(after, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(earlierRoot) && after.equals(root);
    }

    private static boolean isRight(long node) {
        return (node & 1) == 1;
    }

    // A lonely last node moves up unhashed until it is a right child or the root.
    private static int levelsToNextRight(long node) {
        return node == 0 ? 0 : Long.numberOfTrailingZeros(node);
    }
}
