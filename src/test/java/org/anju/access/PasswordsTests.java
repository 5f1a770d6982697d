package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTests {

    @ParameterizedTest
    @CsvSource({
        "elevenchars, access.password.short",
        "'', access.password.short",
        "li.wei-has-a-house, access.password.weak",
        "aaaabbbbcccc, access.password.weak",
        "abcdabcdabcd, access.password.weak"
    })
    void aPasswordThatIsGuessedIsRefused(String password, String objection) {
        assertThat(Passwords.objectionTo(password, "li.wei")).contains(objection);
    }

    @Test
    void aPasswordHasAnEnd() {
        assertThat(Passwords.objectionTo("correct horse ".repeat(10), "li.wei")).contains("access.password.long");
        assertThat(Passwords.objectionTo("correct horse battery".repeat(6), "li.wei"))
                .isEmpty();
    }

    @Test
    void wordsInAnyWritingAreAllowed() {
        assertThat(Passwords.objectionTo("twelve chars", "li.wei")).isEmpty();
        assertThat(Passwords.objectionTo("清河两岸杨柳依依春风又绿", "li.wei")).isEmpty();
    }

    @Test
    void anInventedOneKeepsTheRules() {
        assertThat(Passwords.objectionTo(Passwords.invented(), "li.wei")).isEmpty();
        assertThat(Passwords.invented()).isNotEqualTo(Passwords.invented());
    }
}
