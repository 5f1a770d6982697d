package org.anju.draw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTests {

    @Test
    void everyFaultIsListed() {
        var entries = List.of(
                new Entry("P1", "A", "R-1"),
                new Entry("P1", "B", "R-1"),
                new Entry("P 1", "A", "R-2"),
                new Entry("P1", "", "R-3"),
                new Entry("P1", "A", "登-4"));

        var refused = catchThrowableOfType(RosterRefused.class, () -> new Roster(entries));

        assertThat(refused.faults()).hasSize(4).anyMatch(fault -> fault.contains("R-1 stands more than once"));
    }

    @Test
    void anEmptyRosterIsRefused() {
        assertThatThrownBy(() -> new Roster(List.of())).isInstanceOf(RosterRefused.class);
    }

    @Test
    void aHouseholdMayStandInTwoPools() {
        var roster = new Roster(List.of(new Entry("P2", "A", "R-1"), new Entry("P1", "A", "R-1")));

        assertThat(roster.freeze().size()).isEqualTo(2);
    }

    @Test
    void linesAreSortedAsBytesEvenWhereAPoolBeginsLikeAnother() {
        var roster = new Roster(List.of(
                new Entry("P10", "A", "R-1"),
                new Entry("P1", "A", "R-1"),
                new Entry("P1-2", "A", "R-1"),
                new Entry("p1", "A", "R-1")));

        assertThat(roster.freeze().csv())
                .asString(UTF_8)
                .isEqualTo("pool,tier,registration_number\nP1,A,R-1\nP1-2,A,R-1\nP10,A,R-1\np1,A,R-1\n");
    }

    @Test
    void aRosterIsReadBackFromItsFileAndNoOtherBytesAre() {
        var frozen = new Roster(List.of(new Entry("P1", "A", "R-1"), new Entry("P1", "A", "R-2"))).freeze();
        var csv = new String(frozen.csv(), UTF_8);

        assertThat(FrozenRoster.parse(frozen.csv())).isEqualTo(frozen);
        for (var broken : List.of(
                "",
                "pool,tier,registration_number\n",
                "\ufeff" + csv,
                csv.replace("\n", "\r\n"),
                csv.stripTrailing(),
                csv + "P0,A,R-1\n",
                csv + "P2,A\n",
                csv + "P2,A,R-1,x\n")) {
            assertThatThrownBy(() -> FrozenRoster.parse(broken.getBytes(UTF_8))).isInstanceOf(RosterRefused.class);
        }
    }

    @Test
    void theBytesHandedOutAreNotTheRostersOwn() {
        var frozen = new Roster(List.of(new Entry("P1", "A", "R-1"))).freeze();

        frozen.csv()[0] = 'x';

        assertThat(FrozenRoster.parse(frozen.csv()).sha256()).isEqualTo(frozen.sha256());
    }
}
