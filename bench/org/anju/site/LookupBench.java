package org.anju.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.anju.Database;
import org.anju.Measure;
import org.anju.Scratch;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The look-up of a year in which 1,000,000 rows were published: each number answered by one small static file. */
public final class LookupBench {

    private static final int BATCHES = 4;
    /** Of each batch: who signed up, who is qualified, who is turned down, who comes when, who has which home. */
    private static final int LISTS = 5;

    private static final int ROWS = Integer.getInteger("rows", 1_000_000) / BATCHES / LISTS;
    private static final long MOST = 10 << 10;

    private LookupBench() {}

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var database = Database.fresh();
        var record = new SampleRecord(database.owner()).county(0);
        for (var batch = 0; batch < BATCHES; batch++) {
            var number = "990101-2026-%02d".formatted(10 + batch);
            record.batch(number, "批次" + batch, null);
            for (var list = 0; list < LISTS; list++) {
                fill(database.owner(), list(record, number, list), batch);
            }
        }
        database.owner().sql("ANALYZE disclosure.edition_row").update();
        var folder = Scratch.folder();
        var site = new RenderedSite(database, folder);
        Measure.say(
                "look-up of %,d rows in %d lists".formatted(BATCHES * LISTS * ROWS, BATCHES * LISTS),
                Measure.once(site::renderLookup));
        var files = files(folder);
        var largest = files.stream().mapToLong(LookupBench::size).max().orElseThrow();
        Measure.print(
                "%,d files, the largest has %,d bytes (at most %,d): %s",
                files.size(), largest, MOST, largest < MOST ? "held" : "MISSED");
    }

    private static UUID list(SampleRecord record, String batch, int list) {
        var day = "2026-10-%02d".formatted(list + 1);
        var duty = record.duty("B2.2", batch, "N06", "bench-" + list, "名单" + list, "List " + list, day);
        var edition = record.edition(
                duty,
                "B2.2",
                batch,
                "N06",
                "bench-" + list,
                "名单" + list,
                "List " + list,
                List.of(SampleRecord.POSITION, SampleRecord.NUMBER, SampleRecord.PROJECT),
                List.of(),
                true,
                null,
                SampleRecord.NO_REASON);
        record.published(duty, edition, day + "T09:00:00Z");
        return edition;
    }

    /** Numbers as they are issued, scattered and not in a row; every household of a batch stands in all its lists. */
    private static void fill(JdbcClient owner, UUID edition, int batch) {
        owner.sql("""
                        INSERT INTO disclosure.edition_row (edition_id, position, cells, salts, cell_hashes)
                        SELECT ?, i, ARRAY[i::text, 'R26-' || upper(substr(md5(random.seed), 1, 4)) || '-'
                                 || lpad((hashtext(random.seed) & 1048575) % 100000 || '', 5, '0'), '安和家园'],
                               decode(repeat('00', 48), 'hex'), decode(repeat('00', 96), 'hex')
                          FROM generate_series(1, ?) i, LATERAL (SELECT ? || '-' || i AS seed) random
                        """).params(edition, ROWS, batch).update();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/lookup/"))
                    .filter(file -> !file.endsWith("index.html"))
                    .toList();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
