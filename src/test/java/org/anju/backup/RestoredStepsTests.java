package org.anju.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.MovableClock;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.batch.Batches;
import org.anju.casework.Claims;
import org.anju.casework.Completion;
import org.anju.casework.Remit;
import org.anju.casework.Tasks;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.Corrections;
import org.anju.disclosure.EditionId;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.Obligations;
import org.anju.oversight.OneRound;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What led to editions that the public saw is lost in a restore, and is done again in private. */
class RestoredStepsTests {

    private static final RegionCode EAST = new RegionCode("990774");
    private static final ItemCode PLAN = new ItemCode("B5");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final MovableClock CLOCK = new MovableClock("2026-07-01T01:00:00Z");
    private static final Map<String, Object> APPROVED =
            Map.of("decision", "approve", "documentNumber", "清住保〔2026〕1号", "decidedOn", "2026-07-01");

    @TempDir
    Path place;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Optional<ConfigurableApplicationContext> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(ConfigurableApplicationContext::close);
        running = Optional.empty();
    }

    @Test
    void nodesEndAgainAndBatchesBeginAgainUnderTheirNumber() throws Exception {
        County.key(place.resolve("first.key"));
        var first = start("first");
        County.settle(first, EAST);
        County.clear(first, EAST, PLAN, Clearance.Grade.AT_ONCE);
        var corrected = begun(first);
        approve(first, corrected);
        var original = edition(first, corrected, "whole");
        var waiting = begun(first);
        assertThat(command("first", "backup", "--keys", keys())).as(said()).isZero();
        var moment = County.moment(first);

        approve(first, waiting);
        edition(first, waiting, "whole");
        var lost = begun(first);
        approve(first, lost);
        edition(first, lost, "whole");
        correct(first, original, "title", "清河县公租房配租（一）");
        edition(first, corrected, "correction");
        County.rendered(first, place.resolve("first/site"));
        var publicly = editions(first);
        assertThat(command("first", "backup", "--keys", keys())).as(said()).isZero();
        stop();

        assertThat(command("second", "restore", "--to", moment, "--keys", keys(), "--public", site()))
                .as(said())
                .isZero();
        assertThat(steps())
                .containsExactly(
                        waiting + "/N01/whole/1 take the node through its steps again, with the same content",
                        lost
                                + "/N01/whole/1 begin the batch again under its number, and take the node through its steps",
                        corrected + "/N01/correction/1 a correction: if it is corrected again, name its changes again");

        var second = start("second");
        assertThat(editions(second)).isEqualTo(publicly);
        assertThat(OneRound.of(second))
                .containsExactlyInAnyOrder(
                        "open private-steps-open %s/N01/whole/1".formatted(waiting),
                        "open private-steps-open %s/N01/whole/1".formatted(lost));

        approve(second, waiting);
        assertThat(begun(second, "另一标题")).isEqualTo(lost);
        approve(second, lost);
        County.atRest(second);
        assertThat(OneRound.of(second)).containsExactly("open redone-differently %s/N01/whole/1".formatted(lost));
        assertThat(editions(second)).as("nothing is published twice").isEqualTo(publicly);
    }

    private ConfigurableApplicationContext start(String name) {
        var started = County.start(CLOCK, place.resolve(name), place.resolve(name + ".key"));
        running = Optional.of(started);
        return started;
    }

    private BatchNumber begun(ConfigurableApplicationContext county) {
        return begun(county, "清河县公共租赁住房配租");
    }

    /** A batch whose plan waits for the director. */
    private BatchNumber begun(ConfigurableApplicationContext county, String title) {
        var officer = new Staff(county).officer(EAST.value(), Role.OFFICER);
        var batch =
                county.getBean(Batches.class).create(EAST, officer.id().value()).number();
        complete(
                county,
                officer,
                batch,
                Map.of(
                        "title",
                        title,
                        "housingType",
                        "public-rental",
                        "audience",
                        "已登记轮候的公共租赁住房保障家庭",
                        "plannedPeriod",
                        "2026年9月"));
        return batch;
    }

    private static void approve(ConfigurableApplicationContext county, BatchNumber batch) {
        complete(county, new Staff(county).officer(EAST.value(), Role.DIRECTOR), batch, APPROVED);
    }

    /** The task of the batch that is the officer's to do. */
    private static void complete(
            ConfigurableApplicationContext county, Officer officer, BatchNumber batch, Map<String, Object> answers) {
        var remit = Remit.of(officer, county.getBean(Regions.class));
        var task = await().atMost(PATIENCE)
                .until(() -> county.getBean(Tasks.class).ofBatch(batch.value(), remit), found -> !found.isEmpty())
                .get(0);
        county.getBean(Claims.class).claim(officer, task.id());
        county.getBean(Completion.class).complete(officer, task.id(), answers);
    }

    private static void correct(
            ConfigurableApplicationContext county, EditionId edition, String heading, String value) {
        county.getBean(Corrections.class)
                .correct(edition, "笔误", List.of(new Corrections.ChangedCell("", heading, value)));
    }

    private static EditionId edition(ConfigurableApplicationContext county, BatchNumber batch, String part) {
        Obligation owed = await().atMost(PATIENCE)
                .until(
                        () -> county.getBean(Obligations.class).ofBatch(batch).stream()
                                .filter(each -> each.matter().part().code().equals(part))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        County.published(county, owed);
        return county.getBean(Obligations.class).get(owed.id()).edition().orElseThrow();
    }

    /** Every edition with its files, but for the salts, which were never public. */
    private static List<String> editions(ConfigurableApplicationContext county) {
        return county.getBean(JdbcClient.class).sql("""
                        SELECT e::text || (SELECT string_agg(concat_ws(' ', f.name, f.media_type, f.sha256, f.size,
                                                  sha256(f.bytes), f.commitment), ', ' ORDER BY f.name)
                                             FROM disclosure.edition_file f WHERE f.edition_id = e.id)
                          FROM disclosure.edition e ORDER BY e.id
                        """).query(String.class).list();
    }

    private int command(String county, String... words) {
        said.reset();
        var all = new java.util.ArrayList<>(List.of(words));
        all.add(1, place.resolve("backups").toString());
        return new BackupCommand(
                        Map.of(
                                "ANJU_DATA", place.resolve(county).toString(),
                                "ANJU_PRIVACY_KEY_FILE",
                                        place.resolve(county + ".key").toString()),
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(all.toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Which matter, and what is to be done about it. */
    private List<String> steps() throws Exception {
        return Files.readAllLines(place.resolve("second/reread.txt")).stream()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" {2}"))
                .map(words -> words[0] + " " + words[words.length - 1])
                .toList();
    }

    private String keys() {
        return place.resolve("keys").toString();
    }

    private String site() {
        return place.resolve("first/site").toString();
    }
}
