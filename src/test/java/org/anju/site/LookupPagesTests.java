package org.anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupPagesTests {

    /** A dash tells no number from another, so nobody is asked for it. */
    @ParameterizedTest
    @CsvSource({"'', 2", "2, 12", "0412, 00412", "00412, 4-00412", "4-00412, Q4-00412", "26-7KQ4-00412, R26-7KQ4-00412"
    })
    void anEndingGrowsByOneCharacterThatTellsNumbersApart(String ending, String longer) {
        assertThat(new LookupPages.Household("R26-7KQ4-00412", List.of()).beyond(ending))
                .isEqualTo(longer);
        assertThat(LookupPages.before(longer)).isEqualTo(ending);
    }
}
