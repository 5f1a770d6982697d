package org.anju.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.HousingType;
import org.anju.intake.Choice;
import org.anju.register.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockTests {

    private static final BatchNumber OTHER = new BatchNumber("990101-2026-02");
    private static final String FILE = """
            项目代码,栋,单元,室,套型,建筑面积,楼层,状态,预留或维修原因
            XHY-1,3栋,2单元,501,2R,58.6,5,,
            XHY-1,3栋,2单元,502,1R,40.25,5,待分配,
            XHY-1,3栋,2单元,601,2R,58.6,6,预留,消防整改
            """;

    private final Desk desk = new Desk();
    private Stock stock;

    @BeforeEach
    void bringIn() throws Exception {
        stock = desk.get(Stock.class);
        desk.get(Projects.class)
                .add(
                        new Project(
                                Desk.QINGHE,
                                new ProjectCode("XHY-1"),
                                "杏花苑",
                                HousingType.PUBLIC_RENTAL,
                                "清河路1号",
                                Optional.of(LocalDate.of(2025, 6, 1))),
                        "wang");
        assertThat(desk.faults(desk.hand("units", Choice.ALL_OR_NOTHING, FILE))).isEmpty();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theBalanceHolds() {
        stock.assign(Desk.QINGHE, Desk.BATCH, ids());
        stock.allocate(Desk.BATCH, ids(Desk.BATCH).get(0));

        assertThat(stock.balances(Desk.QINGHE)).singleElement().satisfies(balance -> {
            assertThat(balance.all()).isEqualTo(3);
            assertThat(balance.all())
                    .isEqualTo(balance.allocated() + balance.awaiting() + balance.reserved() + balance.maintained());
            assertThat(balance.allocated()).isEqualTo(1);
            assertThat(balance.reasons()).isEqualTo("消防整改");
        });
        assertThat(stock.snapshot(Desk.QINGHE, LocalDate.of(2026, 11, 22)))
                .singleElement()
                .satisfies(balance -> assertThat(balance.all()).isZero());
    }

    @Test
    void theReasonsAreThoseOfTheDay() {
        desk.owner
                .sql("UPDATE housing.unit_move SET moved_at = moved_at - interval '1 day'")
                .update();
        var reserved = stock.snapshot(Desk.QINGHE, LocalDate.of(2026, 11, 22));

        var unit = new UnitId(desk.sql
                .sql("SELECT id FROM housing.unit WHERE room = '601'")
                .query(UUID.class)
                .single());
        assertThat(stock.keepBack(Desk.QINGHE, unit, new KeptBack(UnitState.FREE, ""), "li"))
                .isTrue();

        assertThat(reserved).extracting(Balance::reasons).containsExactly("消防整改");
        assertThat(stock.snapshot(Desk.QINGHE, LocalDate.of(2026, 11, 22))).isEqualTo(reserved);
        assertThat(stock.balances(Desk.QINGHE)).extracting(Balance::reasons).containsExactly("");
    }

    @Test
    void whoKeptAUnitBackAndWhoGaveItBackIsWrittenDown() {
        var unit = ids().get(0);
        stock.keepBack(Desk.QINGHE, unit, new KeptBack(UnitState.RESERVED, "另有安排"), "li");
        stock.keepBack(Desk.QINGHE, unit, new KeptBack(UnitState.FREE, "不必"), "zhao");
        stock.assign(Desk.QINGHE, Desk.BATCH, List.of(unit));

        assertThat(desk.sql.sql("""
                                SELECT concat_ws(' ', state, reason, coalesce(moved_by, '-')) FROM housing.unit_move
                                 WHERE unit_id = ? ORDER BY ordinal""").param(unit.value()).query(String.class).list())
                .containsExactly("free wang", "reserved 另有安排 li", "free zhao", "in-batch -");
        assertThat(desk.sql
                        .sql("SELECT recorded_by FROM housing.project")
                        .query(String.class)
                        .single())
                .isEqualTo("wang");
    }

    @Test
    void noUnitIsKeptBackByNobody() {
        var unit = ids().get(0);

        assertThatThrownBy(() -> desk.sql.sql("""
                                INSERT INTO housing.unit_move (unit_id, ordinal, state, reason, moved_at)
                                VALUES (?, 9, 'reserved', 'x', now())""").param(unit.value()).update())
                .rootCause()
                .hasMessageContaining("unit_move_kept_back_says_by_whom");
    }

    @Test
    void aUnitIsNeverInTwoOpenBatches() {
        stock.assign(Desk.QINGHE, Desk.BATCH, ids().subList(0, 1));
        var all = List.of(ids(Desk.BATCH).get(0), ids().get(0));

        assertThatExceptionOfType(UnitsTaken.class)
                .isThrownBy(() -> stock.assign(Desk.QINGHE, OTHER, all))
                .withMessageContaining("XHY-1 3栋2单元50")
                .satisfies(taken -> assertThat(taken.units()).hasSize(1));
        assertThat(stock.of(OTHER)).isEmpty();
    }

    @Test
    void ofTwoBatchesThatReachForAUnitTogetherOneGetsIt() throws Exception {
        var units = ids();
        var start = new CyclicBarrier(2);
        var workers = Executors.newFixedThreadPool(2);
        Callable<Boolean> first = () -> assigns(start, Desk.BATCH, units);
        Callable<Boolean> second = () -> assigns(start, OTHER, units);

        var outcomes = workers.invokeAll(List.of(first, second));

        assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get())).containsExactlyInAnyOrder(true, false);
        assertThat(stock.free(Desk.QINGHE)).isEmpty();
        workers.shutdown();
    }

    @Test
    void anotherRegionTakesNothing() {
        assertThatExceptionOfType(UnitsTaken.class)
                .isThrownBy(() -> stock.assign(Desk.BAIXI, new BatchNumber("990102-2026-01"), ids()));
    }

    @Test
    void whatABatchHasNotAllocatedIsFreeAgain() {
        stock.assign(Desk.QINGHE, Desk.BATCH, ids());
        stock.allocate(Desk.BATCH, ids(Desk.BATCH).get(0));

        assertThat(stock.release(Desk.BATCH)).isEqualTo(1);
        assertThat(stock.free(Desk.QINGHE)).hasSize(1);
        assertThat(stock.of(Desk.BATCH)).hasSize(1);
    }

    @Test
    void whatIsKnownIsNotAddedAgain() {
        var projects = desk.get(Projects.class);
        var unit = stock.free(Desk.QINGHE).get(0);
        var again = new NewUnit(
                unit.project(),
                unit.building(),
                unit.entrance(),
                unit.room(),
                unit.unitType(),
                unit.area(),
                unit.floor(),
                UnitState.FREE,
                "");

        assertThat(projects.add(projects.of(Desk.QINGHE).get(0), "li")).isFalse();
        assertThat(stock.add(Desk.QINGHE, again, "wang")).isEmpty();
        assertThat(desk.count("unit_move")).isEqualTo(3);
    }

    @Test
    void everyFaultOfAListIsTold() throws Exception {
        var bad = """
                项目代码,栋,单元,室,套型,建筑面积,楼层,状态,预留或维修原因
                XHY-9,3栋,2单元,701,2R,58.6,7,,
                XHY-1,3栋,2单元,501,2R,58.6,5,,
                XHY-1,4栋,,101,2R,58.666,1,,
                XHY-1,4栋,,102,2R,58.6,1,维修,
                XHY-1,4栋,,103,2R,58.6,1,,
                XHY-1,4栋,,103,2R,58.6,1,,
                """;

        assertThat(desk.faults(desk.hand("units", Choice.ALL_OR_NOTHING, bad))).isEqualTo("""
                A2 stock.project.unknown XHY-9
                D3 stock.unit.known 501
                F4 tabular.cell.decimal 1 999.99
                I5 stock.reason.missing
                D7 stock.unit.repeated 6""");
        assertThat(desk.count("unit")).isEqualTo(3);
    }

    private boolean assigns(CyclicBarrier start, BatchNumber batch, List<UnitId> units) throws Exception {
        start.await();
        try {
            stock.assign(Desk.QINGHE, batch, units);
            return true;
        } catch (UnitsTaken taken) {
            return false;
        }
    }

    private List<UnitId> ids() {
        return stock.free(Desk.QINGHE).stream().map(Unit::id).toList();
    }

    private List<UnitId> ids(BatchNumber batch) {
        return stock.of(batch).stream().map(Unit::id).toList();
    }
}
