package org.anju.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.batch.Announcement;
import org.anju.batch.Batch;
import org.anju.batch.Batches;
import org.anju.calendar.OfficialClock;
import org.anju.process.BatchCases;
import org.anju.region.RegionCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every batch that has not ended runs, its sign-up opens and closes when it was announced, and no case is stranded. */
@Component
@Order(6)
class BatchCheck implements Check {

    private final Batches batches;
    private final Announcement announcement;
    private final BatchCases cases;
    private final OfficialClock clock;

    BatchCheck(Batches batches, Announcement announcement, BatchCases cases, OfficialClock clock) {
        this.batches = batches;
        this.announcement = announcement;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public List<Difference> differences(Instant settled) {
        var running = cases.batches();
        var signUps = cases.signUps();
        var regions = new HashMap<String, RegionCode>();
        var differences = new ArrayList<Difference>();
        for (var batch : batches.running()) {
            var number = batch.number().value();
            regions.put(number, batch.region());
            if (!running.contains(number)) {
                differences.add(lost(batch));
            }
            if (isMistimed(batch, signUps.getOrDefault(number, Set.of()))) {
                differences.add(mistimed(batch));
            }
        }
        cases.stranded().forEach(each -> differences.add(stranded(each, regions)));
        return differences;
    }

    /** What lies in the past has fired or is about to. */
    private boolean isMistimed(Batch batch, Set<Instant> timers) {
        var toCome = timers.stream().filter(clock.instant()::isBefore).toList();
        return !toCome.isEmpty()
                && !List.of(announcement.opensAt(batch.number()), announcement.closesAt(batch.number()))
                        .containsAll(toCome);
    }

    private static Difference lost(Batch batch) {
        return new Difference(
                Difference.Kind.BATCH_NOT_RUNNING,
                batch.number().value(),
                Optional.of(batch.region()),
                Optional.empty());
    }

    private Difference mistimed(Batch batch) {
        var number = batch.number().value();
        return new Difference(
                Difference.Kind.PERIOD_TIMER_WRONG,
                number,
                Optional.of(batch.region()),
                Optional.of(() -> cases.moveTimers(number)));
    }

    /** To which step it should be taken only a person knows. */
    private static Difference stranded(BatchCases.Stranded stranded, Map<String, RegionCode> regions) {
        var batch = stranded.businessKey().replaceFirst("/.*", "");
        return new Difference(
                Difference.Kind.CASE_STRANDED,
                stranded.model() + " " + stranded.businessKey(),
                Optional.ofNullable(regions.get(batch)),
                Optional.empty());
    }
}
