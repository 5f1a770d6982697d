package org.anju.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTests {

    private static final SealedColumn ID_NUMBER = new SealedColumn("housing.household.id_number");
    private static final SealedColumn PHONE = new SealedColumn("housing.household.phone");

    private final Seal seal = new Seal(key(1));
    private final IdNumber number = Numbers.number("990101", "19800101", "001");

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "990101198001010018", "𠮷野·阿卜杜拉", "一二三四五六七八九十"})
    void whatIsSealedOpens(String text) {
        assertThat(seal.open(seal.seal(text, ID_NUMBER), ID_NUMBER)).isEqualTo(text);
    }

    @Test
    void aNumberOpensAsANumber() {
        assertThat(seal.openIdNumber(seal.seal(number, ID_NUMBER), ID_NUMBER)).isEqualTo(number);
    }

    @Test
    void theAlgorithmIsNamed() {
        assertThat(seal.seal(number, ID_NUMBER).value()).startsWith("1:");
    }

    @Test
    void theSameTextIsNeverSealedAlike() {
        assertThat(seal.seal(number, ID_NUMBER)).isNotEqualTo(seal.seal(number, ID_NUMBER));
    }

    @Test
    void aValueOfAnotherColumnDoesNotOpen() {
        var sealed = seal.seal(number, ID_NUMBER);

        assertThatThrownBy(() -> seal.open(sealed, PHONE)).isInstanceOf(SealBroken.class);
    }

    @Test
    void aValueOfAnotherKeyDoesNotOpen() {
        var sealed = new Seal(key(2)).seal(number, ID_NUMBER);

        assertThatThrownBy(() -> seal.open(sealed, ID_NUMBER)).isInstanceOf(SealBroken.class);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        var bytes = Base64.getUrlDecoder()
                .decode(seal.seal(number, ID_NUMBER).value().substring(2));

        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var altered = Arrays.copyOf(bytes, bytes.length);
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            var sealed = new SealedText(
                    "1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
            assertThatThrownBy(() -> seal.open(sealed, ID_NUMBER)).isInstanceOf(SealBroken.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:", "990101198001010018", "1:AAAA", "2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "1:A"})
    void whatIsNotSealedDoesNotOpen(String stored) {
        assertThatThrownBy(() -> seal.open(new SealedText(stored), ID_NUMBER))
                .isInstanceOf(SealBroken.class)
                .message()
                .doesNotContain(stored);
    }

    @Test
    void equalNumbersMatchAndOthersDoNot() {
        var same = IdNumber.parse(number.reveal()).number().orElseThrow();
        var other = Numbers.number("990101", "19800101", "002");

        assertThat(seal.matchKey(same)).isEqualTo(seal.matchKey(number));
        assertThat(seal.matchKey(other)).isNotEqualTo(seal.matchKey(number));
        assertThat(new Seal(key(2)).matchKey(number)).isNotEqualTo(seal.matchKey(number));
    }

    @Test
    void noTextOfTheirsShowsAValue() {
        assertThat(seal.seal(number, ID_NUMBER)).hasToString("SealedText[*]");
        assertThat(seal.matchKey(number)).hasToString("MatchKey[*]");
    }

    private static byte[] key(int filler) {
        var key = new byte[Seal.KEY_BYTES];
        Arrays.fill(key, (byte) filler);
        return key;
    }
}
