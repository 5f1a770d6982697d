package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.anju.disclosure.Rereads.Redone;
import org.anju.journal.Journal;
import org.anju.journal.Leaf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A part of a matter was public, the whole was under review; then the store was restored to a moment before its node ended. */
class RereadPartsTests {

    private final DisclosureOffice lost = new DisclosureOffice();
    private final DisclosureOffice office = new DisclosureOffice();

    RereadPartsTests() {
        lost.clear(Clearance.Grade.ON_DUE_DAY_WITHOUT_PERSONAL_DATA);
        var obligation = lost.raise(1);
        lost.draft(obligation);
        assertThat(lost.lapse(obligation)).isFalse();
        assertThat(lost.count("disclosure.edition")).isOne();
        new Rereading(office.database.appDataSource())
                .take(new Told(lost.get(Journal.class).leaves(0, 9), lost));
    }

    @AfterEach
    void close() {
        lost.close();
        office.close();
    }

    @Test
    void itIsToldUntilTheNodeHasEndedAgain() {
        assertThat(rereads()).extracting(Rereads.Reread::redone).containsExactly(Redone.NOT_YET);

        office.raise(1);

        assertThat(rereads()).isEmpty();
    }

    @Test
    void theWholeIsMadeOfTheFactsWithWhichTheNodeEndedAgain() {
        var again = office.raise(1);
        office.facts.applicant = "王五";

        office.draft(again);
        office.review(again, Map.of("review", "publish"));
        var whole = office.edition(office.publish(again));

        assertThat(whole.kind()).isEqualTo("correction");
        assertThat(office.count("disclosure.obligation")).isOne();
        assertThat(office.count("disclosure.edition")).isEqualTo(2);
        assertThat(office.sql
                        .sql(
                                "SELECT cells[2] FROM disclosure.edition_row WHERE edition_id = ? ORDER BY position LIMIT 1")
                        .param(whole.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("欧阳·麦麦提");
    }

    private List<Rereads.Reread> rereads() {
        return office.commit(() -> office.get(Rereads.class).all());
    }

    /** What the public would have seen of the office that was lost. */
    private record Told(List<Leaf> leaves, DisclosureOffice office) implements Rereading.Public {

        @Override
        public JsonNode edition(EditionId id) {
            var edition = office.edition(id);
            var owed = office.get(Obligations.class).get(edition.obligation());
            return JsonMapper.builder().build().readTree("""
                    {"round": 1, "title": "%s", "titleEn": "%s", "basis": "%s", "reason": null,
                     "extent": "without-personal-data", "mask": "%s", "personal": false, "stoodAt": "%s", "publicAt": null,
                     "displayUntil": null, "columns": [], "files": [],
                     "obligation": {"id": "%s", "eventOn": "%s", "dueOn": "%s", "provisional": false,
                       "derivation": "", "derivationEn": "", "fulfilledBy": null}}
                    """.formatted(
                            edition.title(),
                            edition.title(),
                            edition.basis(),
                            "******************",
                            edition.stoodAt(),
                            owed.id(),
                            owed.triggerOn(),
                            owed.dueOn()));
        }

        @Override
        public byte[] file(EditionId id, String name) {
            throw new AssertionError("Nobody asked for a file.");
        }
    }
}
