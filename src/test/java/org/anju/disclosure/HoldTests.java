package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.anju.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reviewer holds or sends back is not published by a timer, whatever the engine has done since. */
class HoldTests {

    private static final String BASIS = "《中华人民共和国政府信息公开条例》第十五条";

    private final DisclosureOffice office = new DisclosureOffice();

    @BeforeEach
    void theDueDayPublishes() {
        office.clear(Clearance.Grade.ON_DUE_DAY);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aHoldHasEffectAtOnce() {
        var obligation = inReview();

        hold(obligation);

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.HELD);
        assertThat(office.lapse(obligation)).isFalse();
        assertThat(office.count("disclosure.edition")).isZero();
    }

    @Test
    void theLogTellsOfAHoldOnce() {
        var obligation = inReview();
        hold(obligation);

        register(obligation);
        register(obligation);

        assertThat(office.get(Journal.class).leaves(0, 9))
                .singleElement()
                .satisfies(leaf -> assertThat(new String(leaf.data(), StandardCharsets.UTF_8))
                        .startsWith("anju-hold-v1\nobligation %s\n".formatted(obligation.id()))
                        .endsWith("basis %s\n".formatted(BASIS)));
    }

    @Test
    void whatIsHeldAgainIsToldAgain() {
        var obligation = inReview();
        hold(obligation);
        register(obligation);
        lift(obligation);
        office.draft(obligation);
        office.clock.moveTo("2026-11-03T02:00:00Z");

        hold(obligation);
        register(obligation);

        assertThat(office.count("disclosure.leaf")).isEqualTo(2);
        assertThat(office.kinds(obligation))
                .containsExactly(
                        "arisen", "sent-to-review", "reviewed", "held", "lifted", "sent-to-review", "reviewed", "held");
    }

    @Test
    void whatWasSentBackIsPublishedWithoutPersonalDataAtMost() {
        var obligation = inReview();

        office.review(obligation, Map.of("review", "rework"));

        assertThat(office.lapse(obligation)).isFalse();
        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.IN_REVIEW);
        assertThat(office.sql
                        .sql("SELECT extent FROM disclosure.edition")
                        .query(String.class)
                        .list())
                .containsExactly(Extent.WITHOUT_PERSONAL_DATA.code());
    }

    @Test
    void ofWhatWasSentBackAndHoldsNothingPersonalNothingIsPublished() {
        office.facts.rows = rows -> {};
        office.facts.impersonal = true;
        var obligation = inReview();

        office.review(obligation, Map.of("review", "rework"));

        assertThat(office.lapse(obligation)).isFalse();
        assertThat(office.count("disclosure.edition")).isZero();
        assertThat(office.kinds(obligation)).endsWith("reviewed", "lapsed-sent-back");
    }

    @Test
    void whatWasSentBackIsPublishedByTheDueDayOnceItIsDraftedAgain() {
        var obligation = inReview();
        office.review(obligation, Map.of("review", "rework"));
        office.repair(obligation);
        office.draft(obligation);

        assertThat(office.lapse(obligation)).isTrue();
        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.STANDING);
    }

    private Obligation inReview() {
        var obligation = office.raise(1);
        office.draft(obligation);
        return obligation;
    }

    private void hold(Obligation obligation) {
        office.review(obligation, Map.of("review", "hold", "basis", BASIS));
    }

    /** The engine's step after the review, which may come late and more than once. */
    private void register(Obligation obligation) {
        office.run(() -> office.get(Holds.class).tell(obligation.id()));
    }

    private void lift(Obligation obligation) {
        office.run(() -> office.get(LiftHold.class).take(office.step(obligation, "director", Map.of("note", "情形已消失"))));
    }
}
