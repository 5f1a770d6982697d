package org.anju.site;

import static org.anju.Measure.once;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.anju.Database;
import org.anju.Measure;
import org.anju.Scratch;

/** A region with years of batches behind it: what a pass costs when one more edition is public, and when a day passes. */
public final class ManyBatchesBench {

    private static final int BATCHES = Integer.getInteger("batches", 300);
    private static final List<String> ITEMS = List.of("B1", "B2.1", "B2.2", "B3.2", "B4", "B5", "B6");
    private static final int NODES = 17;
    private static final int ROWS = 60;
    private static final int TURNS = 3;
    private static final Duration MOST = Duration.ofSeconds(3);

    private ManyBatchesBench() {}

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var database = Database.fresh();
        var record = new SampleRecord(database.owner());
        record.county(0);
        for (var batch = 0; batch < BATCHES; batch++) {
            var number = number(batch);
            record.batch(number, "批次" + batch, batch < BATCHES - 6 ? LocalDate.of(2026, 11, 1) : null);
            for (var node = 1; node <= NODES; node++) {
                record.node(
                        number,
                        "N%02d".formatted(node),
                        node,
                        "节点" + node,
                        "Node " + node,
                        "B5",
                        "2026-12-%02d".formatted(node),
                        node <= ITEMS.size() ? "2026-10-%02d".formatted(node) : null,
                        node < ITEMS.size() ? "2026-10-%02d".formatted(node) : null);
            }
            for (var item = 0; item < ITEMS.size(); item++) {
                list(record, number, ITEMS.get(item), item);
            }
        }
        database.owner().sql("ANALYZE").update();
        var site = new RenderedSite(database, Scratch.folder());
        var day = SampleRecord.TODAY;
        Measure.say("%,d batches, %,d editions: all".formatted(BATCHES, BATCHES * ITEMS.size()), once(pass(site, day)));
        Measure.say("  again, with nothing new", once(pass(site, day)));
        for (var turn = 0; turn < TURNS; turn++) {
            list(record, number(BATCHES - 1 - turn), "B3.1", 20 + turn);
            Measure.limit("  one more edition, turn " + (turn + 1), once(pass(site, day)), MOST);
        }
        for (var turn = 1; turn <= TURNS; turn++) {
            Measure.limit("  a day later, turn " + turn, once(pass(site, day.plusDays(turn))), MOST);
        }
    }

    private static Measure.Work pass(RenderedSite site, LocalDate day) {
        return () -> site.renderPages(day);
    }

    private static String number(int batch) {
        return "990101-20%02d-%02d".formatted(10 + batch / 50, 1 + batch % 50);
    }

    private static void list(SampleRecord record, String batch, String item, int list) {
        var node = "N%02d".formatted(1 + list % NODES);
        var day = "2026-10-%02d".formatted(list + 1);
        var title = "名单" + list;
        var duty = record.duty(item, batch, node, "bench-" + list, title, "List " + list, day);
        var rows = new ArrayList<List<String>>();
        for (var i = 1; i <= ROWS; i++) {
            rows.add(List.of(Integer.toString(i), "R26-AK7%d-%05d".formatted(list % 10, i), "安和家园"));
        }
        var edition = record.edition(
                duty,
                item,
                batch,
                node,
                "bench-" + list,
                title,
                "List " + list,
                List.of(SampleRecord.POSITION, SampleRecord.NUMBER, SampleRecord.PROJECT),
                rows,
                false,
                null,
                SampleRecord.NO_REASON);
        record.published(duty, edition, day + "T09:00:00Z");
    }
}
