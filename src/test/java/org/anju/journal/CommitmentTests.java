package org.anju.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CommitmentTests {

    private static final Salt SALT = new Salt("0123456789abcdef".getBytes(UTF_8));
    private static final Salt OTHER = new Salt("fedcba9876543210".getBytes(UTF_8));

    @Test
    void aCellIsAnHmacUnderItsSalt() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("0123456789abcdef".getBytes(UTF_8), "HmacSHA256"));

        assertThat(Commitment.cell(SALT, "𠮷·买买提").bytes()).isEqualTo(mac.doFinal("𠮷·买买提".getBytes(UTF_8)));
        assertThat(Commitment.cell(SALT, "a")).isNotEqualTo(Commitment.cell(OTHER, "a"));
    }

    @Test
    void aRowIsALeafOverItsColumnCountAndCells() throws Exception {
        var cell = Commitment.cell(SALT, "a");
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(new byte[] {0, 0, 0, 0, 2});
        digest.update(cell.bytes());
        digest.update(cell.bytes());

        assertThat(Commitment.row(List.of(cell, cell)).bytes()).isEqualTo(digest.digest());
    }

    @Test
    void aRedactedCellChangesNoProof() {
        var kept = Commitment.cell(SALT, "R-0001");
        var toBeRedacted = Commitment.cell(OTHER, "张三");
        var rows = MerkleTree.of(List.of(
                Commitment.row(List.of(kept, toBeRedacted)),
                Commitment.row(List.of(kept, kept)),
                Commitment.row(List.of(kept, kept))));
        var proof = rows.inclusion(0, 3);

        var onlyItsHashRemains = Hash.parse(toBeRedacted.hex());

        assertThat(Proof.includes(rows.root(), 3, 0, Commitment.row(List.of(kept, onlyItsHashRemains)), proof))
                .isTrue();
        assertThat(Proof.includes(rows.root(), 3, 0, Commitment.row(List.of(onlyItsHashRemains, kept)), proof))
                .isFalse();
    }

    @Test
    void aFileIsCommittedToUnderItsSalt() {
        assertThat(Commitment.file(SALT, "a".getBytes(UTF_8))).isEqualTo(Commitment.cell(SALT, "a"));
        assertThat(Commitment.file(OTHER, "a".getBytes(UTF_8))).isNotEqualTo(Commitment.cell(SALT, "a"));
    }
}
