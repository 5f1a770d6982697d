package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

/** What a stolen table of passwords is worth: the tests of pages use far fewer rounds, to be quick. */
class PasswordRoundsTests {

    private static final String KIND = "{pbkdf2-sha512}";

    @Test
    void aPasswordIsKeptAs210000RoundsOfPbkdf2WithASaltOf16Bytes() throws Exception {
        var password = "correct horse battery staple";
        var kept = new AccessConfiguration().passwordEncoder().encode(password);

        assertThat(kept).startsWith(KIND);
        var bytes = HexFormat.of().parseHex(kept.substring(KIND.length()));
        var salt = Arrays.copyOf(bytes, 16);
        var derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 210_000, 512))
                .getEncoded();
        assertThat(Arrays.copyOfRange(bytes, 16, bytes.length)).isEqualTo(derived);
    }
}
