package org.anju.draw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.anju.draw.OrderFault.Kind.GAP;
import static org.anju.draw.OrderFault.Kind.LISTED_TWICE;
import static org.anju.draw.OrderFault.Kind.MISSING;
import static org.anju.draw.OrderFault.Kind.NOT_ON_ROSTER;
import static org.anju.draw.OrderFault.Kind.POSITION_OUT_OF_RANGE;
import static org.anju.draw.OrderFault.Kind.POSITION_TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.anju.draw.NotaryList.Accepted;
import org.anju.draw.NotaryList.Refused;
import org.anju.draw.NotaryList.Row;
import org.junit.jupiter.api.Test;

class NotaryListTests {

    private static final FrozenRoster ROSTER = new Roster(List.of(
                    new Entry("P1", "A", "R-1"),
                    new Entry("P1", "B", "R-2"),
                    new Entry("P1", "A", "R-3"),
                    new Entry("P2", "A", "R-4")))
            .freeze();

    @Test
    void aListOfTheVeryHouseholdsBecomesAnOrderThatCannotBeComputedAgain() {
        var check = list("P1 2 R-1", "P2 1 R-4", "P1 3 R-2", "P1 1 R-3").checkedAgainst(ROSTER);

        assertThat(check).isInstanceOf(Accepted.class);
        var order = ((Accepted) check).order();
        assertThat(order.recomputable()).isFalse();
        assertThat(order.csv())
                .asString(UTF_8)
                .isEqualTo("pool,position,tier,registration_number\nP1,1,A,R-3\nP1,2,A,R-1\nP1,3,B,R-2\nP2,1,A,R-4\n");
    }

    @Test
    void everyFaultIsListed() {
        var check =
                list("P1 1 R-1", "P1 1 R-1", "P1 7 R-3", "P2 1 R-9", "P3 0 R-4").checkedAgainst(ROSTER);

        assertThat(((Refused) check).faults())
                .extracting(OrderFault::kind)
                .containsExactly(
                        LISTED_TWICE,
                        NOT_ON_ROSTER,
                        NOT_ON_ROSTER,
                        MISSING,
                        MISSING,
                        POSITION_TAKEN,
                        POSITION_OUT_OF_RANGE,
                        POSITION_OUT_OF_RANGE,
                        GAP,
                        GAP,
                        GAP);
    }

    @Test
    void anEmptyListMissesEveryHousehold() {
        assertThat(((Refused) list().checkedAgainst(ROSTER)).faults()).hasSize(4);
    }

    @Test
    void everyFaultHasItsWordsInBothLanguages() {
        for (var locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
            var bundle = ResourceBundle.getBundle("messages.draw", locale);
            for (var kind : OrderFault.Kind.values()) {
                assertThat(bundle.getString(new OrderFault(kind, 1, "P1", 1, "R-1").message()))
                        .isNotBlank();
            }
        }
    }

    private static NotaryList list(String... lines) {
        var rows = new ArrayList<Row>();
        for (var line : lines) {
            var fields = line.split(" ");
            rows.add(new Row(rows.size() + 2, fields[0], Integer.parseInt(fields[1]), fields[2]));
        }
        return new NotaryList(rows);
    }
}
