package org.anju.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskPolicyTests {

    private final IdNumber number =
            IdNumber.parse("11010519491231002X").number().orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "1-6, 110105************",
        "1-2, 11****************",
        "'1-6,18', 110105***********X",
        "18, *****************X",
        "'', ******************",
    })
    void onlyTheShownPositionsAreSeen(String positions, String masked) {
        assertThat(MaskPolicy.parse(positions).mask(number)).isEqualTo(masked);
    }

    @Test
    void theDefaultIsTheFirstSix() {
        assertThat(MaskPolicy.FIRST_SIX.mask(number)).isEqualTo("110105" + "*".repeat(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-6", "1-2", "1-6,18", "1,3,5-6", "18", ""})
    void positionsAreReadAsTheyAreWritten(String positions) {
        assertThat(MaskPolicy.parse(positions).positions()).isEqualTo(positions);
    }

    @ParameterizedTest
    @CsvSource({
        "1-7, privacy.mask.birth-date, 7",
        "'1-6,14', privacy.mask.birth-date, 14",
        "'1-6,15-18', privacy.mask.sequence, 15",
        "17, privacy.mask.sequence, 17",
        "0-6, privacy.mask.no-such-position, 0",
        "19, privacy.mask.no-such-position, 19",
        "first six, privacy.mask.not-positions, 0",
        "1--6, privacy.mask.not-positions, 0",
    })
    void noMaskShowsWhatTellsOfAPerson(String positions, String messageKey, int position) {
        assertThatThrownBy(() -> MaskPolicy.parse(positions)).isInstanceOfSatisfying(MaskRefused.class, refused -> {
            assertThat(refused.messageKey()).isEqualTo(messageKey);
            assertThat(refused.position()).isEqualTo(position);
            assertThat(Sentences.in("privacy").containsKey(messageKey)).isTrue();
            assertThat(Sentences.in("privacy_en").containsKey(messageKey)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110105491231002",
                "M12345678",
                "张三",
                "1101051949123100212345",
                "**",
                "𠮷",
                "11010519491231002?"
            })
    void whatIsNoIdNumberIsHiddenWhole(String odd) {
        assertThat(MaskPolicy.FIRST_SIX.mask(odd)).isEqualTo("*".repeat(18));
    }

    @Test
    void maskingTwiceIsMaskingOnce() {
        var masked = MaskPolicy.parse("1-6,18").mask(number);

        assertThat(MaskPolicy.parse("1-6,18").mask(masked)).isEqualTo(masked);
        assertThat(MaskPolicy.FIRST_TWO.mask(masked)).isEqualTo("11****************");
    }

    /** The table of mask strengths, for the sample number 990105198012310028 where the digits shown matter. */
    @ParameterizedTest
    @CsvSource({
        // shown, areas assumed, least, most
        "'1-6,15-18', 1, 2400, 2450",
        "'1-10,15-18', 1, 32, 35",
        "1-14, 1, 1000, 1000",
        "1-10, 1, 366000, 366000",
        "'1-6,17-18', 1, 240000, 244000",
        "'1-3,15-18', 12, 28500, 29500",
        "15-18, 2900, 6900000, 7100000",
        "15-18, 15, 36000, 36700",
        "15-18, 1, 2400, 2450",
        "'1-6,18', 1, 2400000, 2440000",
        "1-6, 1, 26664000, 26664000",
        "1-18, 1, 1, 1",
    })
    void theStrengthOfAMaskIsTheNumberOfCandidatesLeft(String shown, int areas, long least, long most) {
        assertThat(MaskStrength.candidates(positions(shown), Numbers.with("990105", "19801231", "002"), areas))
                .isBetween(least, most);
    }

    @Test
    void thePolicyKnowsItsStrength() {
        assertThat(MaskPolicy.FIRST_SIX.candidatesLeft()).isEqualTo(26_664_000);
        assertThat(MaskPolicy.FIRST_TWO.candidatesLeft()).isGreaterThan(2_000_000_000L);
        assertThat(MaskPolicy.parse("1-6,18").candidatesLeft()).isBetween(2_400_000L, 2_440_000L);
    }

    /** Whoever hides the first digit hides little: which areas end so is known. */
    @ParameterizedTest
    @CsvSource({"2-6, 190000000", "'1-2,4-6', 190000000", "3-6, 300000000", "'2,4,6', 400000000", "5-6, 3000000000"})
    void areaDigitsCountWhereverTheyStand(String shown, long most) {
        assertThat(MaskPolicy.parse(shown).candidatesLeft()).isBetween(26_664_000L, most);
    }

    private static Set<Integer> positions(String shown) {
        return Stream.of(shown.split(",", -1))
                .map(range -> range.split("-", -1))
                .flatMap(ends -> IntStream.rangeClosed(
                                Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                        .boxed())
                .collect(Collectors.toSet());
    }
}
