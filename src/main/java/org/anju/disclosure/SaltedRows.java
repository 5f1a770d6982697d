package org.anju.disclosure;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.anju.journal.Commitment;
import org.anju.journal.Hash;
import org.anju.journal.MerkleTree;
import org.anju.journal.Salt;

/** The rows of an edition with a fresh salt per cell, and the root of the tree over them. */
record SaltedRows(List<SaltedRow> rows, byte[] root) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** One row: its cells, their salts one after another, the hashes of its cells one after another, and its own. */
    record SaltedRow(int position, List<String> cells, byte[] salts, byte[] hashes, Hash leaf) {}

    static SaltedRows of(List<List<String>> rows) {
        var salted = IntStream.range(0, rows.size())
                .parallel()
                .mapToObj(i -> salted(i + 1, rows.get(i)))
                .toList();
        var tree = MerkleTree.of(salted.stream().map(SaltedRow::leaf).toList());
        return new SaltedRows(salted, tree.root().bytes());
    }

    private static SaltedRow salted(int position, List<String> cells) {
        // One question for the whole row: the source of randomness takes longer to ask than to give.
        var salts = new byte[cells.size() * Salt.LENGTH];
        RANDOM.nextBytes(salts);
        var hashBytes = new byte[cells.size() * Hash.LENGTH];
        var hashes = new ArrayList<Hash>(cells.size());
        for (var i = 0; i < cells.size(); i++) {
            var salt = new Salt(Arrays.copyOfRange(salts, i * Salt.LENGTH, (i + 1) * Salt.LENGTH));
            var hash = Commitment.cell(salt, cells.get(i));
            System.arraycopy(hash.bytes(), 0, hashBytes, i * Hash.LENGTH, Hash.LENGTH);
            hashes.add(hash);
        }
        return new SaltedRow(position, cells, salts, hashBytes, Commitment.row(hashes));
    }
}
