package org.anju.disclosure;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anju.journal.Commitment;
import org.anju.journal.Hash;
import org.anju.journal.Salt;

/** The rows of an edition with a fresh salt per cell, and the root of the tree over them. */
record SaltedRows(List<SaltedRow> rows, byte[] root) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** One row: its cells, their salts one after another, and the hashes of its cells one after another. */
    record SaltedRow(int position, List<String> cells, byte[] salts, byte[] hashes) {}

    static SaltedRows of(List<List<String>> rows) {
        var salted = new ArrayList<SaltedRow>(rows.size());
        var hashes = new ArrayList<List<Hash>>(rows.size());
        for (var cells : rows) {
            hashes.add(salt(salted, cells));
        }
        return new SaltedRows(salted, Commitment.rows(hashes).root().bytes());
    }

    private static List<Hash> salt(List<SaltedRow> salted, List<String> cells) {
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
        salted.add(new SaltedRow(salted.size() + 1, cells, salts, hashBytes));
        return hashes;
    }
}
