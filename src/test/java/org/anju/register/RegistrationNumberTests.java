package org.anju.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"R26-7KQ4-03512", "a1-2", "ABCD", "12345", "1--2", "12345-12345-12345-12345z"})
    void lettersDigitsAndHyphensMakeANumber(String text) {
        assertThat(RegistrationNumber.parse(text)).contains(new RegistrationNumber(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A-1",
                "-A12",
                "A12-",
                "123456",
                "R26-123456",
                "R26 7KQ4",
                "R26-７KQ4",
                "R26_7KQ4",
                "Å123",
                "R26\n123",
                "12345-12345-12345-12345zz"
            })
    void nothingElseDoes(String text) {
        assertThat(RegistrationNumber.parse(text)).isEmpty();
        assertThatThrownBy(() -> new RegistrationNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
