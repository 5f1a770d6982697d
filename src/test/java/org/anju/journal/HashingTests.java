package org.anju.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class HashingTests {

    @Test
    @SuppressWarnings("NullAway")
    void whatBrokeOffLeavesNothingInTheNextHash() throws Exception {
        var left = Hashing.leaf(new byte[] {1});
        assertThatThrownBy(() -> Hashing.node(left, null)).isInstanceOf(NullPointerException.class);

        assertThat(Hashing.leaf(new byte[] {7}).bytes())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(new byte[] {0, 7}));
    }
}
