package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.disclosure.Rereads.Redone;
import org.anju.journal.Journal;
import org.anju.journal.Leaf;
import org.anju.journal.MerkleTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An edition stands that was read back after a restore; what led to it is done again. */
class RereadsTests {

    private final DisclosureOffice office = new DisclosureOffice();
    private final Obligation obligation = office.raise(1);
    private final EditionId edition = office.published(obligation);

    RereadsTests() {
        office.sql
                .sql("INSERT INTO housing.reread VALUES (?, ?, ?, true)")
                .params(edition.value(), obligation.id().value(), Timestamp.from(office.clock.instant()))
                .update();
        office.sql.sql("DELETE FROM housing.frozen_fact").update();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void itWaitsUntilTheNodeHasEndedAgain() {
        assertThat(redone()).isEqualTo(Redone.NOT_YET);

        assertThat(office.raise(1).id()).isEqualTo(obligation.id());

        assertThat(redone()).isEqualTo(Redone.THE_SAME);
        assertThat(office.count("disclosure.obligation")).isOne();
    }

    @Test
    void anotherListThanThePublicSawIsTold() {
        office.facts.applicant = "王五";

        office.raise(1);

        assertThat(redone()).isEqualTo(Redone.ANOTHER);
    }

    @Test
    void anotherHeadingThanThePublicSawIsTold() {
        office.facts.project = "桃花苑";

        office.raise(1);

        assertThat(redone()).isEqualTo(Redone.ANOTHER);
    }

    @Test
    void nothingIsDraftedOrPublishedASecondTime() {
        office.facts.applicant = "王五";
        var again = office.raise(1);

        assertThat(office.draft(again)).isEqualTo(Drafted.CLEARED);
        office.publish(again);

        assertThat(office.count("disclosure.edition")).isOne();
        assertThat(office.count("disclosure.leaf")).isOne();
        assertThat(office.count("housing.draft")).isZero();
    }

    @Test
    void aRedactionThatThePublicSawIsDoneAgainInItsPlace() {
        office.raise(1);
        var leaves = new ArrayList<>(office.get(Journal.class).leaves(0, 1));
        leaves.add(leaf(1, "anju-redaction-v1\nedition %s\nredacted 2028-01-01\nbasis 展示期限届满\n".formatted(edition)));
        leaves.add(leaf(2, """
                anju-hold-v1
                obligation %s
                region 990101
                item B2.2
                batch 990101-2026-01
                node N08
                round 1
                part whole
                held 2026-11-02T02:00:00Z
                basis 条例第十四条
                """.formatted(UUID.randomUUID())));

        var steps = new Rereading(office.database.appDataSource()).take(new Told(leaves));

        assertThat(steps).extracting(Rereading.Step::what).containsExactly(Rereading.What.DECIDE_HOLD);
        assertThat(office.edition(edition).redactedAt()).contains(Instant.parse("2028-01-01T01:00:00Z"));
        assertThat(office.count("housing.frozen_row")).isZero();
        assertThat(office.count("disclosure.leaf")).isEqualTo(3);
    }

    @Test
    void aStoreThatWentAnotherWayTakesNothing() {
        var other = leaf(0, "anju-edition-v1\nedition %s\n".formatted(UUID.randomUUID()));
        var more = leaf(1, "anju-hold-v1\nobligation %s\nbasis x\n".formatted(obligation.id()));

        assertThatThrownBy(() -> new Rereading(office.database.appDataSource()).take(new Told(List.of(other, more))))
                .isInstanceOf(Rereading.Forked.class)
                .hasMessageContaining("Leaf 0");
        assertThat(office.count("disclosure.leaf")).isOne();
    }

    private static Leaf leaf(int index, String text) {
        var data = text.getBytes(StandardCharsets.UTF_8);
        return new Leaf(index, MerkleTree.leafHash(data), data, "subject " + index);
    }

    /** What the public would have seen. */
    private record Told(List<Leaf> leaves) implements Rereading.Public {

        @Override
        public JsonNode edition(EditionId id) {
            return JsonMapper.builder().build().readTree("{\"redactedAt\":\"2028-01-01T01:00:00Z\"}");
        }

        @Override
        public byte[] file(EditionId id, String name) {
            throw new AssertionError("Nobody asked for a file.");
        }
    }

    private Redone redone() {
        return office.commit(() -> office.get(Rereads.class).all()).get(0).redone();
    }
}
