package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.anju.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObligationsTests {

    private final DisclosureOffice office = new DisclosureOffice();
    private final Obligations obligations = office.get(Obligations.class);

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aNodeOwesOncePerRound() {
        var first = office.raise(1);
        var again = office.raise(1);
        var next = office.raise(2);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(next.id()).isNotEqualTo(first.id());
        assertThat(office.count("disclosure.obligation")).isEqualTo(2);
        assertThat(office.events.stream().filter(ObligationArisen.class::isInstance))
                .hasSize(2);
    }

    @Test
    void theDueDayIsTheTwentiethWorkingDayAndSaysHow() {
        var obligation = office.raise(1);

        assertThat(obligation.dueOn()).isEqualTo("2026-11-30");
        assertThat(obligation.derivation()).isNotBlank();
    }

    @Test
    void everyStateHasItsLegalMovesAndNoOthers() {
        var legal = List.of(
                "open drafted",
                "open in-review",
                "open stopped",
                "open held",
                "drafted drafted",
                "drafted in-review",
                "drafted stopped",
                "drafted standing",
                "in-review standing",
                "in-review stopped",
                "in-review held",
                "in-review drafted",
                "in-review in-review",
                "stopped stopped",
                "stopped drafted",
                "stopped in-review",
                "held drafted",
                "held in-review",
                "held stopped",
                "held held",
                "standing public");
        var seen = EnumSet.noneOf(ObligationState.class);

        for (var from : ObligationState.values()) {
            for (var to : ObligationState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s → %s", from, to)
                        .isEqualTo(legal.contains(from.code() + " " + to.code()));
                if (from.mayBecome(to)) {
                    seen.add(from);
                    seen.add(to);
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(ObligationState.values());
    }

    @Test
    void anIllegalMoveIsRefusedAndChangesNothing() {
        var obligation = office.raise(1);

        assertThatThrownBy(() -> office.run(
                        () -> obligations.move(obligation.id(), ObligationState.PUBLIC, "public", null, null)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(office.now(obligation).state()).isEqualTo(ObligationState.OPEN);
        assertThat(office.kinds(obligation)).containsExactly("arisen");
    }

    @Test
    void latenessIsRecordedOnceAndForEver() {
        var obligation = office.raise(1);
        assertThat(obligations.recordOverdue(obligation.id())).isFalse();
        office.clock.moveTo("2026-11-30T16:00:00Z");

        assertThat(obligations.recordOverdue(obligation.id())).isTrue();
        assertThat(obligations.recordOverdue(obligation.id())).isFalse();

        assertThat(office.kinds(obligation)).containsExactly("arisen", "overdue");
        assertThat(obligations.overdueSince(obligation.id())).isPresent();
        for (var account : List.of(office.database.app(), office.database.owner())) {
            assertThatThrownBy(
                    () -> account.sql("DELETE FROM disclosure.overdue").update());
            assertThatThrownBy(() -> account.sql("UPDATE disclosure.overdue SET due_on = '2099-01-01'")
                    .update());
        }
    }

    @Test
    void whatIsPublicInTimeIsNeverLate() {
        var obligation = office.raise(1);
        office.published(obligation);
        office.clock.moveTo("2026-12-30T00:00:00Z");

        assertThat(obligations.recordOverdue(obligation.id())).isFalse();
    }

    @Test
    void whoWaitsIsSeenByThePublicationThatComesBetween() throws Exception {
        var obligation = office.raise(1);
        office.draft(obligation);
        var edition = office.publish(obligation);
        var node = obligation.node().orElseThrow();

        var publication = office.commit(() -> {
            assertThat(obligations.isPublic(DisclosureOffice.BATCH, node, Part.WHOLE))
                    .isFalse();
            var reading = CompletableFuture.runAsync(
                    () -> office.get(Publications.class).readBack(edition, "http://localhost/", new byte[32]));
            Awaitility.await().until(() -> Database.waitingForALock(office.sql) > 0);
            obligations.record(obligation.id(), "reminded", null, "waiting");
            assertThat(reading).isNotDone();
            return reading;
        });
        publication.get(10, TimeUnit.SECONDS);

        // The publication comes after the wait, so whom to wake is in the table when it looks.
        assertThat(office.kinds(obligation)).endsWith("reminded", "public");
        assertThat(office.<Boolean>commit(() -> obligations.isPublic(DisclosureOffice.BATCH, node, Part.WHOLE)))
                .isTrue();
    }

    @Test
    void onlyTheLastRoundOfANodeCounts() {
        office.published(office.raise(1));
        var second = office.raise(2);
        var node = second.node().orElseThrow();

        assertThat(office.<Boolean>commit(() -> obligations.isPublic(DisclosureOffice.BATCH, node, Part.WHOLE)))
                .isFalse();
    }
}
