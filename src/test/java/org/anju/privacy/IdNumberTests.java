package org.anju.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.privacy.IdNumber.Fault;
import org.anju.privacy.IdNumber.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 11643 and ISO 7064 MOD 11-2. */
class IdNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void publishedNumbersAreValid(String written) {
        assertThat(IdNumber.parse(written).number().map(IdNumber::reveal)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002x",
                " 11010519491231002X\t",
                "110105 19491231 002X",
                "１１０１０５１９４９１２３１００２Ｘ",
                "110105\u300019491231\u00a0002ｘ",
                "\ufeff11010519491231002X\u200b"
            })
    void whatPeopleTypeIsNormalised(String written) {
        assertThat(IdNumber.parse(written).number().map(IdNumber::reveal)).contains("11010519491231002X");
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "' 　', EMPTY",
        "1.1E+17, SCIENTIFIC",
        "1.10105194912310E+17, SCIENTIFIC",
        "110105491231002, FIFTEEN_DIGITS",
        "11010519491231002, LENGTH",
        "11010519491231002XX, LENGTH",
        "1101051949123100O2, CHARACTERS",
        "X1010519491231002X, CHARACTERS",
        "①10105194912310021, CHARACTERS",
        "110105194912310021, CHECK_DIGIT",
        "010105194912310025, AREA",
    })
    void eachFaultIsNamed(String written, Fault fault) {
        assertThat(IdNumber.parse(written).faults()).contains(fault);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(IdNumber.parse("010105194902300025").faults())
                .containsExactly(Fault.AREA, Fault.BIRTH_DATE, Fault.CHECK_DIGIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20230229", "19001301", "18491231", "20240431", "00000101"})
    void aDayThatNeverWasIsNoBirthDate(String birth) {
        assertThat(IdNumber.parse(Numbers.with("990105", birth, "002")).faults())
                .containsExactly(Fault.BIRTH_DATE);
    }

    @Test
    void anyOtherCheckCharacterIsRefused() {
        for (var c : "0123456789".toCharArray()) {
            assertThat(IdNumber.parse("11010519491231002" + c).faults()).containsExactly(Fault.CHECK_DIGIT);
        }
    }

    @ParameterizedTest
    @CsvSource({"110105491231002, 11010519491231002X", "４４０５２４８００１０１００１, 440524198001010013"})
    void fifteenDigitsAreConvertedOnRequest(String written, String converted) {
        assertThat(IdNumber.fromFifteenDigits(written).number().map(IdNumber::reveal))
                .contains(converted);
    }

    @ParameterizedTest
    @CsvSource({"'', EMPTY", "11010519491231002X, LENGTH", "11010549123100X, CHARACTERS", "110105490231002, BIRTH_DATE"
    })
    void notEverythingIsConverted(String written, Fault fault) {
        assertThat(IdNumber.fromFifteenDigits(written).faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "110105, RESIDENT",
        "659999, RESIDENT",
        "810000, HONG_KONG_MACAO_TAIWAN",
        "820000, HONG_KONG_MACAO_TAIWAN",
        "830000, HONG_KONG_MACAO_TAIWAN",
        "911840, FOREIGNER",
        "990101, INVENTED",
    })
    void theAreaTellsWhoseNumberItIs(String area, Kind kind) {
        assertThat(Numbers.number(area, "19800101", "001").kind()).isEqualTo(kind);
    }

    @Test
    void itsTextShowsNoDigit() {
        assertThat(Numbers.number("990101", "19800101", "001").toString()).doesNotContainPattern("[0-9]");
        assertThat(IdNumber.parse("11010519491231002X").toString()).doesNotContainPattern("[0-9]");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultHasItsSentence(Fault fault) {
        assertThat(Sentences.in("privacy").containsKey(fault.messageKey())).isTrue();
        assertThat(Sentences.in("privacy_en").containsKey(fault.messageKey())).isTrue();
    }
}
