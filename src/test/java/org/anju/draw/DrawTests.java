package org.anju.draw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawTests {

    private static final List<Contribution> CONTRIBUTIONS = List.of(
            new Contribution("drum", "123456"), new Contribution("state lottery 2026-12-01", "03 11 19 22 28 33 + 07"));
    private static final FrozenRoster ROSTER = new Roster(List.of(
                    new Entry("P2-1R", "A", "R-0004"),
                    new Entry("P1-2R", "B", "R-0002"),
                    new Entry("P1-2R", "A", "R-0003"),
                    new Entry("P1-2R", "A", "R-0001")))
            .freeze();
    private static final Draw DRAW = new Draw("2026-03", 1, List.of("B", "A"), CONTRIBUTIONS);

    @Test
    void theVectorIsMetToTheByte() {
        assertThat(ROSTER.csv()).asString(UTF_8).isEqualTo("""
                pool,tier,registration_number
                P1-2R,A,R-0001
                P1-2R,A,R-0003
                P1-2R,B,R-0002
                P2-1R,A,R-0004
                """);
        assertThat(ROSTER.sha256()).isEqualTo("cdf723f2d5d7d1a5c1f555c6a5917e4ce3e04c3fcf3e52fa2bd559104f93ffd2");
        assertThat(DRAW.seed(ROSTER).hex())
                .isEqualTo("48200a8281781eb6486c93be74987b41d2a73d4b9e78ae186548648bf98b6145");
        assertThat(DRAW.order(ROSTER).csv()).asString(UTF_8).isEqualTo("""
                pool,position,tier,registration_number,ticket
                P1-2R,1,B,R-0002,e7a7791cd2ed774612645cb20cab4225086c7aeb9afa7ffaa1f3e2e20b930316
                P1-2R,2,A,R-0001,c350eac2b2538fab7bd881b578da36c5909c503f1d55bcebc6af318da30c0848
                P1-2R,3,A,R-0003,e107fb4eede8830dfbfd018e50cb5468f07311654c8f8cac9dca5d6f4978dad7
                P2-1R,1,A,R-0004,09b9b4b46adac4a58c42b2c7b44fba64d7501ba55104de4c7a675de4b884bb05
                """);
    }

    @Test
    void anUnknownTierIsNamedWithTheBatch() {
        var draw = new Draw("2026-03", 1, List.of("B"), CONTRIBUTIONS);

        assertThatThrownBy(() -> draw.order(ROSTER))
                .isInstanceOf(UnknownTier.class)
                .hasMessage(
                        "The roster of batch 2026-03 has tiers [A] that are not in the published order [B]; publish their rank first.");
    }

    @Test
    void whatCannotBeADrawIsRefused() {
        assertThatThrownBy(() -> new Draw("2026-03", 0, List.of("A"), CONTRIBUTIONS))
                .hasMessageContaining("from 1");
        assertThatThrownBy(() -> new Draw(" ", 1, List.of("A"), CONTRIBUTIONS)).hasMessageContaining("batch");
        assertThatThrownBy(() -> new Draw("2026-03", 1, List.of("A", "A"), CONTRIBUTIONS))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new Draw("2026-03", 1, List.of("A"), List.of()))
                .hasMessageContaining("contribution");
        assertThatThrownBy(() -> new Contribution("", "1")).hasMessageContaining("blank");
    }

    @Test
    void halfASurrogatePairIsRefusedInsteadOfBecomingAQuestionMark() {
        var draw = new Draw("2026-03", 1, List.of("A", "B"), List.of(new Contribution("drum", "\ud840")));

        assertThatThrownBy(() -> draw.seed(ROSTER)).hasMessageContaining("not valid Unicode");
    }

    @Test
    void movingABoundaryBetweenTwoContributionsGivesAnotherSeed() {
        var one = new Draw("2026-03", 1, List.of("A", "B"), List.of(new Contribution("ab", "c")));
        var other = new Draw("2026-03", 1, List.of("A", "B"), List.of(new Contribution("a", "bc")));

        assertThat(one.seed(ROSTER)).isNotEqualTo(other.seed(ROSTER));
    }

    @Test
    void anOrderIsReadBackFromItsFileAndNoOtherBytesAre() {
        var order = DRAW.order(ROSTER);
        var csv = new String(order.csv(), UTF_8);

        assertThat(DrawOrder.parse(order.csv())).isEqualTo(order);
        for (var broken : List.of(
                "",
                csv.replace("\n", "\r\n"),
                csv.stripTrailing(),
                csv.replace("P1-2R,2,", "P1-2R,4,"),
                csv.replace("P1-2R,3,", "P1-2R,03,"),
                csv.replace("e7a7", "E7A7"),
                csv + "P1-2R,1,A,R-0009," + "0".repeat(64) + "\n",
                csv + "\n",
                "\ufeff" + csv)) {
            assertThatThrownBy(() -> DrawOrder.parse(broken.getBytes(UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("org.anju.draw.RandomDraw#seeds")
    void everyEntryHasOnePlaceAndPositionsHaveNoGaps(long seed) {
        var random = new RandomDraw(seed);
        var places = random.draw().order(random.roster()).places();

        assertThat(places.stream().map(place -> new Entry(place.pool(), place.tier(), place.registrationNumber())))
                .containsExactlyInAnyOrderElementsOf(random.roster().entries());
        assertThat(DrawOrder.parse(random.draw().order(random.roster()).csv()).places())
                .isEqualTo(places);
    }

    @ParameterizedTest
    @MethodSource("org.anju.draw.RandomDraw#seeds")
    void theSameInputGivesTheSameOrderHoweverTheEntriesWereHandedIn(long seed) {
        var random = new RandomDraw(seed);
        var shuffled = new ArrayList<>(random.roster().entries());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(random.draw().order(new Roster(shuffled).freeze()))
                .isEqualTo(random.draw().order(random.roster()));
    }

    @ParameterizedTest
    @MethodSource("org.anju.draw.RandomDraw#seeds")
    void oneChangedByteGivesOtherTickets(long seed) {
        var random = new RandomDraw(seed);
        var draw = random.draw();
        var first = draw.contributions().get(0);
        var contributions = new ArrayList<>(draw.contributions());
        contributions.set(0, new Contribution(first.name(), first.value() + "x"));
        var roster = new ArrayList<>(random.roster().entries());
        roster.set(0, new Entry(roster.get(0).pool(), roster.get(0).tier(), "Z-9"));
        var original = draw.order(random.roster());

        for (var changed : List.of(
                new Draw(draw.batch() + "0", draw.run(), draw.tiers(), draw.contributions()).order(random.roster()),
                new Draw(draw.batch(), draw.run() + 1, draw.tiers(), draw.contributions()).order(random.roster()),
                new Draw(draw.batch(), draw.run(), draw.tiers(), contributions).order(random.roster()),
                draw.order(new Roster(roster).freeze()))) {
            assertThat(tickets(changed)).doesNotContainAnyElementsOf(tickets(original));
        }
    }

    @ParameterizedTest
    @MethodSource("org.anju.draw.RandomDraw#seeds")
    void aVerifierWrittenFromTheTextAloneAgrees(long seed) throws Exception {
        var random = new RandomDraw(seed);
        var verifier = new IndependentVerifier(
                random.roster().csv(),
                random.draw().batch(),
                random.draw().run(),
                random.draw().tiers());
        random.draw().contributions().forEach(each -> verifier.contribute(each.name(), each.value()));

        assertThat(verifier.orderCsv())
                .isEqualTo(new String(random.draw().order(random.roster()).csv(), UTF_8));
    }

    @Test
    void aHundredThousandEntriesAreEachDrawnOnce() {
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < 100_000; i++) {
            entries.add(new Entry("P" + i % 7, i % 3 == 0 ? "A" : "B", "R-" + i));
        }

        var order = DRAW.order(new Roster(entries).freeze());

        assertThat(order.places()).hasSize(100_000).doesNotHaveDuplicates();
        assertThat(tickets(order)).hasSize(100_000);
    }

    private static HashSet<Ticket> tickets(DrawOrder order) {
        var tickets = new HashSet<Ticket>();
        order.drawn().forEach(place -> tickets.add(place.ticket()));
        return tickets;
    }
}
