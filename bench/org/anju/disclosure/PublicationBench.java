package org.anju.disclosure;

import static org.anju.Measure.medianOf;
import static org.anju.Measure.once;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.Measure;
import org.anju.Measure.Taken;
import org.anju.Scratch;
import org.anju.privacy.MaskPolicies;
import org.anju.site.RenderedSite;

/** A list of 100,000 households, from the deciding officer's last click to the last file in the site's folder. */
public final class PublicationBench {

    private static final int ROWS = Integer.getInteger("rows", 100_000);
    private static final int TURNS = 5;
    private static final Duration MOST = Duration.ofSeconds(10);

    private static final List<DataFile> FILES = List.of(
            new CsvFile(CsvFile.Reader.PROGRAM),
            new XlsxFile(),
            new JsonFile(),
            new PrintPdf(PrintPdf.Paper.A4, new PrintPdf.Words("第{0}页 共{1}页")),
            new PrintPdf(PrintPdf.Paper.A3_LANDSCAPE, new PrintPdf.Words("第{0}页 共{1}页")));

    private PublicationBench() {}

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var folder = Scratch.folder();
        try (var office = new DisclosureOffice()) {
            office.facts.rows = PublicationBench::rows;
            var site = new RenderedSite(office.database, folder);
            parts(office);
            var round = new AtomicInteger();
            Measure.limit(
                    "publication of %,d rows, median of %d turns".formatted(ROWS, TURNS),
                    medianOf(TURNS, () -> published(office, site, round.incrementAndGet())),
                    MOST);
        }
    }

    /** The first after a start takes longer: nothing of it is compiled yet. */
    private static Taken published(DisclosureOffice office, RenderedSite site, int round) throws Exception {
        var obligation = new Obligation[1];
        var frozen = once(() -> obligation[0] = office.raise(round));
        var drafted = once(() -> office.draft(obligation[0]));
        var stood = once(() -> office.publish(obligation[0]));
        var rendered = once(() -> site.renderPages(LocalDate.of(2026, 11, 2)));
        var lookup = once(site::renderLookup);
        Measure.say("  its facts copied", frozen);
        Measure.say("  drafted: projected, written, read by the gate", drafted);
        Measure.say("  published", stood);
        Measure.say("  its pages and files in the folder", rendered);
        var all = frozen.plus(drafted).plus(stood).plus(rendered);
        Measure.say("publication of %,d rows, turn %d".formatted(ROWS, round), all);
        Measure.say("  afterwards: the look-up of %,d numbers".formatted(round * ROWS), lookup);
        return all;
    }

    /** Where the draft's time goes. */
    private static void parts(DisclosureOffice office) throws Exception {
        var obligation = office.raise(TURNS + 1);
        var mask = office.get(MaskPolicies.class).of(DisclosureOffice.QINGHE, LocalDate.of(2026, 11, 2));
        var projection = new Projection[1];
        Measure.say(
                "  of the draft: projected",
                once(() -> projection[0] = Projection.of(office.facts.of(obligation), mask, Extent.FULL)));
        Measure.say("  of the draft: salted", once(() -> SaltedRows.of(projection[0].rows())));
        var sheet = sheet(projection[0]);
        for (var file : FILES) {
            var out = new ByteArrayOutputStream();
            Measure.say("  of the draft: " + file.suffix() + " written", once(() -> file.write(sheet, out)));
            var stored = new StoredFile("data" + file.suffix(), file.mediaType(), out.toByteArray());
            Measure.say(
                    "  of the draft: %s read by the gate, %,d KB".formatted(file.suffix(), out.size() >> 10),
                    once(() -> office.get(FinalGate.class).findings(List.of(stored), List.of())));
        }
    }

    private static Sheet sheet(Projection projection) {
        return new Sheet(
                "名单",
                List.of(),
                projection.columns().stream()
                        .map(column -> new Sheet.Column(column.key(), column.label()))
                        .toList(),
                projection.rows(),
                LocalDate.of(2026, 11, 2),
                URI.create("http://localhost/"),
                List.of());
    }

    private static void rows(java.util.function.Consumer<List<String>> rows) {
        var random = new Random(1);
        for (var i = 0; i < ROWS; i++) {
            var name = new StringBuilder();
            for (var c = 0; c < 2 + random.nextInt(2); c++) {
                name.append((char) ('一' + random.nextInt(3_000)));
            }
            rows.accept(List.of(
                    "R26-" + (char) ('A' + random.nextInt(26)) + "K7" + random.nextInt(10) + "-" + (10_000 + i % 90_000),
                    name.toString(),
                    DisclosureOffice.ID_NUMBER,
                    "不公开"));
        }
    }
}
