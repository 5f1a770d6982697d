package org.anju.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.anju.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishingTests {

    private final DisclosureOffice office = new DisclosureOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whatIsClearedNeedsNoReview() {
        office.clear(Clearance.Grade.AT_ONCE);
        var obligation = office.raise(1);

        assertThat(office.draft(obligation)).isEqualTo(Drafted.CLEARED);
        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.DRAFTED);
    }

    @Test
    void theRecordNamesThePaperThatClearedIt() {
        office.clear(Clearance.Grade.AT_ONCE);
        var obligation = office.raise(1);
        office.draft(obligation);

        assertThat(office.get(Obligations.class).history(obligation.id()))
                .last()
                .satisfies(event -> assertThat(event.note()).contains("清住保函〔2026〕1号"));
    }

    @Test
    void anImpactAssessmentStands() {
        office.clear(Clearance.Grade.AT_ONCE);

        assertThat(office.get(Clearances.class).history(DisclosureOffice.QINGHE))
                .singleElement()
                .satisfies(given -> assertThat(given.assessment().orElseThrow().documentNumber())
                        .isEqualTo("清住评〔2026〕1号"));
        for (var sql : List.of(
                "UPDATE housing.impact_assessment SET findings = '改'",
                "DELETE FROM housing.impact_assessment",
                "TRUNCATE housing.impact_assessment")) {
            assertThatThrownBy(() -> office.sql.sql(sql).update()).isInstanceOf(Exception.class);
            assertThatThrownBy(() -> office.database.owner().sql(sql).update())
                    .hasMessageContaining("assessment_stands");
        }
    }

    @Test
    void withoutAClearanceItIsReviewed() {
        var obligation = office.raise(1);

        assertThat(office.draft(obligation)).isEqualTo(Drafted.REVIEW);
        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.IN_REVIEW);
    }

    @Test
    void anExpiredClearanceIsNone() {
        office.clear(Clearance.Grade.AT_ONCE);
        office.clock.moveTo("2027-01-01T16:00:00Z");

        assertThat(office.draft(office.raise(1))).isEqualTo(Drafted.REVIEW);
    }

    @Test
    void aLeakStopsTheDraftAndIsToldWithoutItsValue() {
        office.facts.applicant = "张三 " + DisclosureOffice.ID_NUMBER;
        var obligation = office.raise(1);

        assertThat(office.draft(obligation)).isEqualTo(Drafted.STOPPED);

        assertThat(office.get(Drafts.class).findings(obligation.id()))
                .isNotEmpty()
                .noneMatch(found -> found.toString().contains(DisclosureOffice.ID_NUMBER));
        assertThat(office.count("housing.draft")).isZero();
        office.facts.applicant = "张三";
        assertThat(office.draft(obligation)).isEqualTo(Drafted.STOPPED);
        office.repair(obligation);
        assertThat(office.draft(obligation)).isEqualTo(Drafted.REVIEW);
        assertThat(office.get(Drafts.class).findings(obligation.id())).isEmpty();
    }

    @Test
    void anEditionItsRowsFilesAndLeafStandTogether() {
        var obligation = office.raise(1);
        office.draft(obligation);

        var edition = office.publish(obligation);

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.STANDING);
        assertThat(office.edition(edition).rowCount()).isEqualTo(2);
        assertThat(office.get(Editions.class).rows(edition, 10, 0))
                .first()
                .isEqualTo(List.of("R26-AAAA-00001", "欧阳·麦麦提", "990101************"));
        assertThat(office.count("disclosure.edition_row")).isEqualTo(2);
        assertThat(office.count("disclosure.edition_file")).isEqualTo(6);
        assertThat(office.get(Journal.class).indexOf(edition.toString())).hasValue(0);
        assertThat(office.count("housing.draft")).isZero();
        assertThat(office.events).anyMatch(EditionStands.class::isInstance);
    }

    @Test
    void aFailureAfterwardsTakesAllOfItBack() {
        var obligation = office.raise(1);
        office.draft(obligation);

        assertThatThrownBy(() -> office.run(() -> {
                    office.get(Publishing.class).publish(obligation.id());
                    throw new IllegalStateException("the engine's step failed");
                }))
                .hasMessageContaining("the engine's step failed");

        for (var table : List.of("edition", "edition_row", "edition_file", "leaf")) {
            assertThat(office.count("disclosure." + table)).as(table).isZero();
        }
        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.IN_REVIEW);
        assertThat(office.count("housing.draft")).isOne();
    }

    @Test
    void publishingAgainDoesNothing() {
        var obligation = office.raise(1);
        office.draft(obligation);
        var first = office.publish(obligation);

        assertThat(office.publish(obligation)).isEqualTo(first);
        assertThat(office.count("disclosure.edition")).isOne();
    }

    @Test
    void itIsPublicOnceItWasReadBack() {
        var obligation = office.raise(1);
        var edition = office.published(obligation);
        office.get(Publications.class).readBack(edition, "http://elsewhere/", new byte[32]);

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.PUBLIC);
        assertThat(office.get(Publications.class).awaiting()).isEmpty();
        assertThat(office.kinds(obligation)).containsExactly("arisen", "sent-to-review", "standing", "public");
    }

    @Test
    void aLapseWithoutClearanceIsRecordedAndPublishesNothing() {
        var obligation = office.raise(1);
        office.draft(obligation);

        assertThat(office.lapse(obligation)).isFalse();

        assertThat(office.kinds(obligation)).endsWith("lapsed-without-clearance");
        assertThat(office.count("disclosure.edition")).isZero();
    }

    @Test
    void aLapseWithFullClearancePublishesInFull() {
        var obligation = office.raise(1);
        office.clear(Clearance.Grade.ON_DUE_DAY);
        office.draft(obligation);

        assertThat(office.lapse(obligation)).isTrue();

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.STANDING);
    }

    @Test
    void aLapseWithoutPersonalDataLeavesTheDutyOpenAndHappensOnce() {
        var obligation = office.raise(1);
        office.clear(Clearance.Grade.ON_DUE_DAY_WITHOUT_PERSONAL_DATA);
        office.draft(obligation);

        assertThat(office.lapse(obligation)).isFalse();
        assertThat(office.lapse(obligation)).isFalse();

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.IN_REVIEW);
        var partial = onlyEdition();
        assertThat(partial.extent()).isEqualTo(Extent.WITHOUT_PERSONAL_DATA);
        assertThat(partial.columns()).extracting(Column::key).containsExactly(Column.REGISTRATION_NUMBER);

        var whole = office.edition(office.publish(obligation));
        assertThat(whole.kind()).isEqualTo("correction");
        assertThat(whole.replaces()).contains(partial.id());
        assertThat(whole.columns()).hasSize(3);
    }

    @Test
    void noFormOfAnIdNumberReachesThePublicSchema() {
        office.published(office.raise(1));
        var hex = HexFormat.of().formatHex(DisclosureOffice.ID_NUMBER.getBytes(UTF_8));
        var tables = office.sql
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'disclosure'")
                .query(String.class)
                .list();

        assertThat(tables).contains("edition", "edition_row", "edition_file", "obligation_event");
        for (var table : tables) {
            var found = office.sql
                    .sql("SELECT count(*) FROM disclosure.%s t WHERE t::text LIKE ? OR t::text LIKE ?".formatted(table))
                    .params("%" + DisclosureOffice.ID_NUMBER + "%", "%" + hex + "%")
                    .query(Integer.class)
                    .single();
            assertThat(found).as(table).isZero();
        }
    }

    private Edition onlyEdition() {
        return office.edition(new EditionId(office.sql
                .sql("SELECT id FROM disclosure.edition")
                .query(java.util.UUID.class)
                .single()));
    }
}
