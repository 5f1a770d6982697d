package org.anju.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NameProfileTests {

    @ParameterizedTest
    @CsvSource({"张三, 张*", "欧阳修远, 欧*", "阿卜杜拉·买买提, 阿*", "𠮷野, 𠮷*", "' 李四 ', 李*", "'', *"})
    void theMinimalNameIsItsFirstCharacter(String name, String shown) {
        assertThat(NameProfile.MINIMAL.show(name)).isEqualTo(shown);
    }

    @Test
    void theFullNameKeepsEveryCharacter() {
        assertThat(NameProfile.FULL.show("阿卜杜拉·𠮷")).isEqualTo("阿卜杜拉·𠮷");
    }

    @ParameterizedTest
    @EnumSource(FieldClass.class)
    void everyFieldClassIsReadAsItIsWritten(FieldClass fieldClass) {
        assertThat(FieldClass.parse(fieldClass.word())).contains(fieldClass);
    }

    @ParameterizedTest
    @CsvSource({"NONE", "masked_id", "''", "secret"})
    void anUnknownWordIsNoFieldClass(String word) {
        assertThat(FieldClass.parse(word)).isEmpty();
    }
}
