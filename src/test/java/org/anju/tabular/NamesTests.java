package org.anju.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"张三", "𠮷野", "李𬭎", "买买提·吐尔逊", "欧阳 娜娜", "Anna-Maria O'Neil", "张三（小）", "葛\uDB40\uDD00", "ཚེ་རིང་"
            })
    void whatPeopleAreCalledIsKept(String name) {
        assertThat(Names.rule().read(Cell.text(name))).isEqualTo(Reading.of(name));
    }

    /** A spreadsheet would run some of them, a page would follow others, and the last have no letter that is seen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x.y\",\"点\")",
                "=cmd|calc",
                "@SUM",
                "+张",
                "http://evil.cn/",
                "&lt;",
                "<张>",
                "张3",
                "·",
                "·\u3164"
            })
    void whatNobodyIsCalledIsToldAsSuch(String name) {
        assertThat(Names.rule().read(Cell.text(name))).isEqualTo(Reading.faulty("tabular.name.characters"));
    }
}
