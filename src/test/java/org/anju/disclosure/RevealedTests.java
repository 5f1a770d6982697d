package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.anju.privacy.MaskPolicies;
import org.anju.privacy.MaskPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevealedTests {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final DisclosureOffice office = new DisclosureOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void beforeAnyListNothingIsRevealed() {
        assertThat(office.get(Revealed.class).by(DisclosureOffice.QINGHE)).isEmpty();
    }

    @Test
    void listsSideBySideShowNoSecondDigitOfAnyone() {
        office.published(office.raise(1));
        var corrected = office.published(office.raise(2));
        office.published(office.get(Corrections.class)
                .correct(corrected, "姓名有误", List.of(new Corrections.ChangedCell("R26-AAAA-00001", "applicant", "王五"))));
        decide(MaskPolicy.FIRST_TWO);
        office.published(office.raise(3));

        assertThat(UnionOfMasks.in(office.sql))
                .hasSize(2)
                .allSatisfy(
                        (person, positions) -> assertThat(positions).as(person).isEqualTo("1-6"));
        assertThat(office.get(Revealed.class).by(DisclosureOffice.QINGHE)).contains(MaskPolicy.FIRST_SIX);
    }

    @Test
    void twoMasksBesideEachOtherShowWhatBothShow() {
        decide(MaskPolicy.FIRST_TWO);
        office.published(office.raise(1));
        decide(MaskPolicy.parse("18"));
        office.published(office.raise(2));

        assertThat(UnionOfMasks.in(office.sql)).hasSize(2).containsValue("1-2,18");
        assertThat(office.get(Revealed.class).by(DisclosureOffice.QINGHE)).contains(MaskPolicy.parse("1-2,18"));
    }

    private void decide(MaskPolicy policy) {
        office.get(MaskPolicies.class).decide(DisclosureOffice.QINGHE, policy, DAY, "清住保〔2026〕1号");
    }
}
