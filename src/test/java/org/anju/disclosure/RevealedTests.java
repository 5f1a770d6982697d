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

    @Test
    void aDraftUnderAnotherMaskIsMadeAgainWhenItStands() {
        var drafted = office.raise(1);
        office.draft(drafted);
        decide(MaskPolicy.FIRST_TWO);

        office.publish(drafted);

        assertThat(UnionOfMasks.in(office.sql))
                .hasSize(2)
                .allSatisfy(
                        (person, positions) -> assertThat(positions).as(person).isEqualTo("1-2"));
        assertThat(office.sql
                        .sql("SELECT mask FROM disclosure.edition")
                        .query(String.class)
                        .list())
                .containsExactly("1-2");
        assertThat(office.sql
                        .sql("SELECT convert_from(bytes, 'UTF8') FROM disclosure.edition_file WHERE name LIKE '%.csv'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(
                        csv -> assertThat(csv).contains("99****************").doesNotContain("990101"));
    }

    @Test
    void aDraftUnderTheMaskInForceStandsAsItWasReviewed() {
        var drafted = office.raise(1);
        office.draft(drafted);
        var reviewed = office.sql
                .sql("SELECT edition_id FROM housing.draft")
                .query(java.util.UUID.class)
                .single();

        office.publish(drafted);

        assertThat(office.sql
                        .sql("SELECT id FROM disclosure.edition")
                        .query(java.util.UUID.class)
                        .single())
                .isEqualTo(reviewed);
    }

    @Test
    void whatIsDraftedCountsAsRevealed() {
        office.draft(office.raise(1));

        assertThat(office.get(Revealed.class).by(DisclosureOffice.QINGHE)).contains(MaskPolicy.FIRST_SIX);
    }

    private void decide(MaskPolicy policy) {
        office.get(MaskPolicies.class).decide(DisclosureOffice.QINGHE, policy, DAY, "清住保〔2026〕1号");
    }
}
