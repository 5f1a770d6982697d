package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.disclosure.Rereading.Step;
import org.anju.disclosure.Rereading.What;
import org.anju.journal.Journal;
import org.anju.journal.Leaf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A matter was held in public, then the store was restored to a moment before. */
class RereadHoldsTests {

    private static final String BASIS = "《中华人民共和国政府信息公开条例》第十五条";
    private static final String SUBJECT = "990101-2026-01/N05/whole/1";

    private final DisclosureOffice lost = new DisclosureOffice();
    private final DisclosureOffice office = new DisclosureOffice();

    RereadHoldsTests() {
        office.clear(Clearance.Grade.ON_DUE_DAY);
    }

    @AfterEach
    void close() {
        lost.close();
        office.close();
    }

    @Test
    void whatWasUnderReviewIsHeldAndNoTimerPublishesIt() {
        heldInPublic();
        var obligation = office.raise(1);
        office.draft(obligation);

        assertThat(takeBack()).containsExactly(new Step(SUBJECT, "", "报名名单", What.DECIDE_HOLD));

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.HELD);
        assertThat(office.get(Obligations.class).history(obligation.id()))
                .last()
                .satisfies(event -> assertThat(event.note()).contains(BASIS));
        assertThat(office.lapse(obligation)).isFalse();
        assertThat(office.count("disclosure.edition")).isZero();
    }

    @Test
    void whatWasNotYetDraftedIsHeldWhateverItsClearance() {
        heldInPublic();
        office.clear(Clearance.Grade.AT_ONCE);
        var obligation = office.raise(1);
        takeBack();

        assertThat(office.draft(obligation)).isEqualTo(Drafted.REVIEW);

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.HELD);
        assertThat(office.lapse(obligation)).isFalse();
        assertThat(office.count("disclosure.edition")).isZero();
    }

    @Test
    void whatHadNotArisenIsHeldWhenItArises() {
        heldInPublic();
        assertThat(takeBack()).containsExactly(new Step(SUBJECT, "", "", What.DECIDE_HOLD));

        var obligation = office.raise(1);
        office.draft(obligation);

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.HELD);
        assertThat(office.lapse(obligation)).isFalse();
        assertThat(office.raise(2).state()).isEqualTo(ObligationState.OPEN);
    }

    @Test
    void aDraftThatIsMendedIsHeldUntilAReviewerLetsItGo() {
        heldInPublic();
        var obligation = office.raise(1);
        office.draft(obligation);
        takeBack();

        office.review(obligation, Map.of("review", "rework"));
        office.repair(obligation);
        office.draft(obligation);
        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.HELD);
        assertThat(toBeDecided()).containsExactly(SUBJECT);

        office.review(obligation, Map.of("review", "publish"));
        assertThat(toBeDecided()).isEmpty();
        office.publish(obligation);
        assertThat(office.kinds(obligation)).contains("lifted").endsWith("standing");
    }

    @Test
    void whatIsHeldAgainIsDecidedAndToldAgain() {
        heldInPublic();
        var obligation = office.raise(1);
        office.draft(obligation);
        takeBack();

        office.review(obligation, Map.of("review", "hold", "basis", BASIS));
        office.run(() -> office.get(Holds.class).tell(obligation.id()));

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.HELD);
        assertThat(toBeDecided()).isEmpty();
        assertThat(office.count("disclosure.leaf")).isEqualTo(2);
    }

    @Test
    void aHoldThatOnlyItsLeafWasLostOfStandsAndIsNotToldTwice() {
        var obligation = office.raise(1);
        office.draft(obligation);
        office.review(obligation, Map.of("review", "hold", "basis", BASIS));
        var leaf = leafOf(obligation);

        assertThat(takeBack(List.of(leaf))).isEmpty();
        office.run(() -> office.get(Holds.class).tell(obligation.id()));

        assertThat(office.count("disclosure.leaf")).isOne();
        assertThat(office.kinds(obligation)).endsWith("reviewed", "held");
        assertThat(toBeDecided()).isEmpty();
    }

    @Test
    void whatWasPublishedAfterItsHoldIsPublic() {
        heldInPublic();
        var before = lost.now(lost.raise(1));
        lost.review(before, Map.of("review", "publish"));
        lost.published(before);
        var obligation = office.raise(1);
        office.draft(obligation);

        assertThat(takeBack()).extracting(Step::what).containsExactly(What.CLOSE_TASK);

        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.PUBLIC);
        assertThat(toBeDecided()).isEmpty();
    }

    private void heldInPublic() {
        var obligation = lost.raise(1);
        lost.draft(obligation);
        lost.review(obligation, Map.of("review", "hold", "basis", BASIS));
        lost.run(() -> lost.get(Holds.class).tell(obligation.id()));
    }

    /** The leaf that the engine's step would have told, as another copy of the store would have. */
    private Leaf leafOf(Obligation obligation) {
        var told = new ArrayList<Leaf>();
        try {
            office.run(() -> {
                office.get(Holds.class).tell(obligation.id());
                org.springframework.transaction.support.TransactionSynchronizationManager.getSynchronizations()
                        .forEach(each -> each.beforeCommit(false));
                told.addAll(office.get(Journal.class).leaves(0, 1));
                throw new IllegalStateException("The disk is lost.");
            });
        } catch (IllegalStateException lostWithTheDisk) {
            assertThat(told).hasSize(1);
        }
        return told.get(0);
    }

    private List<Step> takeBack() {
        return takeBack(lost.get(Journal.class).leaves(0, 9));
    }

    private List<Step> takeBack(List<Leaf> leaves) {
        return new Rereading(office.database.appDataSource()).take(new Told(leaves, lost));
    }

    private List<String> toBeDecided() {
        return office.get(RereadHolds.class).open().stream()
                .map(RereadHolds.Open::subject)
                .toList();
    }

    /** What the public would have seen of the office that was lost. */
    private record Told(List<Leaf> leaves, DisclosureOffice office) implements Rereading.Public {

        @Override
        public JsonNode edition(EditionId id) {
            var edition = office.edition(id);
            return JsonMapper.builder().build().readTree("""
                    {"round": 1, "title": "%s", "titleEn": "%s", "basis": "%s", "reason": null, "extent": "full",
                     "mask": "%s", "personal": true, "stoodAt": "%s", "publicAt": "%s", "displayUntil": "2030-01-01",
                     "obligation": {"fulfilledBy": "%s"}, "columns": [], "files": [{"name": "data.json", "mediaType": "application/json", "sha256": "00", "size": 9, "href": null}]}
                    """.formatted(
                            edition.title(),
                            edition.title(),
                            edition.basis(),
                            "******************",
                            edition.stoodAt(),
                            edition.stoodAt(),
                            id));
        }

        @Override
        public byte[] file(EditionId id, String name) {
            return "{\"rows\": []}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
