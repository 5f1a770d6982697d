package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import org.anju.disclosure.Rereads.Redone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    private Redone redone() {
        return office.commit(() -> office.get(Rereads.class).all()).get(0).redone();
    }
}
