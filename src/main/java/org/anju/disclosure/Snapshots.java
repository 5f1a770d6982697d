package org.anju.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The monthly registers, published whole as of the end of the month (notice, 二(二)2(1) and 3(1)). The first one may be
 * taken in the month that still runs: the baseline, as of its own day. An obligation's trigger is the day as of which
 * its snapshot is taken.
 */
@Component
public class Snapshots {

    public static final ItemCode REGISTER = new ItemCode("B2.1");
    public static final ItemCode STOCK = new ItemCode("B3.1");

    private static final int OLDEST_MONTHS = 12;
    private static final int MONTHLY = 0;
    private static final int BASELINE = 1;

    private final JdbcClient database;
    private final Obligations obligations;
    private final Catalogue catalogue;
    private final Regions regions;
    private final OfficialClock clock;

    Snapshots(JdbcClient database, Obligations obligations, Catalogue catalogue, Regions regions, OfficialClock clock) {
        this.database = database;
        this.obligations = obligations;
        this.catalogue = catalogue;
        this.regions = regions;
        this.clock = clock;
    }

    public List<Item> items() {
        return List.of(catalogue.item(REGISTER), catalogue.item(STOCK));
    }

    /** The months that may be chosen, newest first. */
    public List<YearMonth> months() {
        var now = YearMonth.from(clock.today());
        return java.util.stream.IntStream.rangeClosed(0, OLDEST_MONTHS)
                .mapToObj(now::minusMonths)
                .toList();
    }

    /** @throws ChangeRefused if there is no such register, the month is not over, or it was raised before */
    @Transactional
    public Obligation raise(RegionCode region, ItemCode code, YearMonth month) {
        var item = items().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused("disclosure.snapshot.item"));
        if (!months().contains(month)) {
            throw new ChangeRefused("disclosure.snapshot.month");
        }
        lock(region, code);
        var runs = month.equals(YearMonth.from(clock.today()));
        if (runs && any(region, code)) {
            throw new ChangeRefused("disclosure.snapshot.running");
        }
        if (taken(region, code, month)) {
            throw new ChangeRefused("disclosure.snapshot.taken");
        }
        var asOf = runs ? clock.today() : month.atEndOfMonth();
        var place = regions.find(region).orElseThrow(() -> new ChangeRefused("disclosure.snapshot.region"));
        return obligations.raise(
                new Matter.OfMonth(region, month, runs ? BASELINE : MONTHLY, Part.WHOLE),
                code,
                asOf,
                "%s%d年%d月%s".formatted(place.name(), month.getYear(), month.getMonthValue(), item.name()),
                "%s, %s, %s".formatted(item.nameEn(), place.nameEn(), month));
    }

    /** Of several who raise the same at once one raises it, and the others are told. */
    private void lock(RegionCode region, ItemCode code) {
        database.sql("SELECT pg_advisory_xact_lock(hashtext('snapshot ' || ? || ' ' || ?))")
                .params(region.value(), code.value())
                .query(row -> {});
    }

    /** As of which day the snapshot before this one was taken, to say what has changed since. */
    public Optional<LocalDate> before(Obligation snapshot) {
        return database.sql("""
                        SELECT max(trigger_on) FROM disclosure.obligation
                         WHERE region = ? AND item = ? AND batch_number IS NULL AND part = 'whole'
                           AND trigger_on < ? AND arisen_at <= ?
                        """)
                .params(
                        snapshot.region().value(),
                        snapshot.item().value(),
                        snapshot.triggerOn(),
                        Times.sql(snapshot.arisenAt()))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    private boolean any(RegionCode region, ItemCode item) {
        return exists(region, item, 0, Integer.MAX_VALUE);
    }

    private boolean taken(RegionCode region, ItemCode item, YearMonth month) {
        var round = new Matter.OfMonth(region, month, MONTHLY, Part.WHOLE).round();
        return exists(region, item, round, round);
    }

    private boolean exists(RegionCode region, ItemCode item, int from, int to) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM disclosure.obligation WHERE region = ? AND item = ?
                          AND batch_number IS NULL AND part = 'whole' AND round BETWEEN ? AND ?)
                        """)
                .params(region.value(), item.value(), from, to)
                .query(Boolean.class)
                .single();
    }
}
