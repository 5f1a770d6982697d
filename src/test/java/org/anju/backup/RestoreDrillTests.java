package org.anju.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.MovableClock;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Snapshots;
import org.anju.disclosure.Takedowns;
import org.anju.journal.Journal;
import org.anju.oversight.OneRound;
import org.anju.region.RegionCode;
import org.anju.site.FreshSite;
import org.anju.step.Answers;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The drill that operators hold, in a minute: a county works, is backed up, works on and is lost; it comes back as it was
 * before its last hours, with everything that the public has seen since.
 */
class RestoreDrillTests {

    private static final RegionCode NORTH = new RegionCode("990771");
    private static final RegionCode SOUTH = new RegionCode("990772");
    private static final RegionCode WEST = new RegionCode("990773");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A person decided that it be held; whether it stays so is for a person again. */
    private static final List<String> HELD = List.of("open held-in-public 990773/B3.1/20260600");

    private static final MovableClock CLOCK = new MovableClock("2026-07-01T01:00:00Z");

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
    void aCountyComesBackAndNothingIsPublishedTwice() throws Exception {
        var first = start("first");
        List.of(NORTH, SOUTH, WEST).forEach(region -> County.settle(first, region));
        published(County.raised(first, NORTH, Snapshots.REGISTER, County.JUNE));
        var reviewed = County.raised(first, NORTH, Snapshots.STOCK, County.JUNE);
        County.clear(first, SOUTH, Snapshots.STOCK, Clearance.Grade.ON_DUE_DAY);
        var waiting = County.raised(first, SOUTH, Snapshots.STOCK, County.JULY);
        County.clear(first, WEST, Snapshots.STOCK, Clearance.Grade.ON_DUE_DAY);
        var held = County.raised(first, WEST, Snapshots.STOCK, County.JUNE);
        assertThat(command("backup", backups(), "--keys", keys())).as(said()).isZero();
        published(County.raised(first, SOUTH, Snapshots.REGISTER, County.JUNE));
        County.signIn(first);
        var moment = first.getBean(JdbcClient.class)
                .sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single();

        // What comes now is lost in private, but the public has seen it.
        published(County.raised(first, WEST, Snapshots.REGISTER, County.JUNE));
        hold(first, held);
        County.clear(first, NORTH, Snapshots.STOCK, Clearance.Grade.ON_DUE_DAY);
        CLOCK.to(dueOn(first, reviewed), 9);
        published(reviewed);
        takeDownOldest(first);
        takeDownAndBringBack(first);
        rendered(first, "first");
        FreshSite.lookUp(first);
        var publicly = files(place.resolve("first/site"));
        var log = root(first);
        assertThat(command("backup", backups(), "--keys", keys())).as(said()).isZero();
        stop();

        assertThat(command("restore", backups(), "--to", moment.toString(), "--keys", keys()))
                .as(said())
                .isZero();
        assertThatThrownBy(() -> start("second"))
                .hasRootCauseMessage("This database was restored and not yet compared with what was public.");
        assertThat(command("restore", "--public", site("first"))).as(said()).isZero();
        assertThat(said()).contains("behind what was public: 6 entries", "close the task of its disclosure");
        assertThat(place.resolve("second/reread.txt"))
                .content()
                .contains("B3.1")
                .contains("B2.1")
                .contains("990773/B3.1/20260600    清河县2026年6月");

        var second = start("second");
        assertThat(count(second, "housing.session")).isZero();
        assertThat(root(second)).as("the log that came back").isEqualTo(log);
        rendered(second, "second");
        FreshSite.lookUp(second);
        assertThat(differing(publicly, files(place.resolve("second/site")))).isEmpty();
        assertThat(obligations(second).get(reviewed.id()).state()).isEqualTo(ObligationState.PUBLIC);

        // What was under review then, and is public now, ends by itself: its due day is here.
        County.atRest(second);
        assertThat(OneRound.of(second)).as("the first round").isEqualTo(HELD);
        assertThat(obligations(second).get(held.id()).state()).isEqualTo(ObligationState.HELD);

        // A day and more after its due day the next start catches up: what was cleared is published, late, and once.
        CLOCK.to(dueOn(second, waiting).plusDays(2), 10);
        published(waiting);
        County.atRest(second);
        assertThat(OneRound.of(second)).as("a round after the due day").isEqualTo(HELD);
        assertThat(count(second, "disclosure.edition")).isEqualTo(5);
        assertThat(count(second, "disclosure.leaf")).isEqualTo(9);
        assertThat(obligations(second).overdueSince(waiting.id())).isPresent();
        assertThat(obligations(second).overdueSince(held.id())).isPresent();
        assertThat(count(second, "disclosure.overdue")).isEqualTo(2);
        assertThat(count(second, "disclosure.obligation_event WHERE kind = 'overdue'"))
                .isEqualTo(2);
        assertThat(count(second, "disclosure.obligation_event WHERE kind = 'standing'"))
                .isEqualTo(5);
        var journal = second.getBean(Journal.class);
        assertThat("8 " + journal.root(8).hex()).isEqualTo(log);
    }

    private ConfigurableApplicationContext start(String name) {
        var started = County.start(CLOCK, place.resolve(name), key(name));
        running = Optional.of(started);
        return started;
    }

    /** The first county's key is made by hand, as in production; the second's comes out of the backup. */
    private Path key(String name) {
        var key = place.resolve(name + ".key");
        if (!Files.exists(key) && name.equals("first")) {
            County.key(key);
        }
        return key;
    }

    private int command(String name, String... arguments) {
        said.reset();
        var county = name.equals("backup") ? "first" : "second";
        var words = new java.util.ArrayList<>(List.of(name));
        words.addAll(List.of(arguments));
        return new BackupCommand(
                        Map.of(
                                "ANJU_DATA", place.resolve(county).toString(),
                                "ANJU_PRIVACY_KEY_FILE", key(county).toString()),
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(words.toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String backups() {
        return place.resolve("backups").toString();
    }

    private String keys() {
        return place.resolve("keys").toString();
    }

    private String site(String name) {
        return place.resolve(name).resolve("site").toString();
    }

    private void published(Obligation obligation) {
        County.published(running.orElseThrow(), obligation);
    }

    /** A reviewer's answer, and the engine's step that it completes. */
    private static void hold(ConfigurableApplicationContext county, Obligation obligation) {
        var review = county.getBeansOfType(Step.class).values().stream()
                .filter(step -> step.task().equals("Task_ReviewDisclosure"))
                .findFirst()
                .orElseThrow();
        var tasks = county.getBean(TaskService.class);
        var key = obligation.id().toString();
        new TransactionTemplate(county.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            review.take(new StepTaken(
                    key,
                    new Answers(Map.of("review", "hold", "basis", "《中华人民共和国政府信息公开条例》第十五条")),
                    List.of(),
                    UUID.randomUUID(),
                    "reviewer",
                    "review-disclosure@1"));
            var task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(key)
                    .singleResult()
                    .getId();
            tasks.complete(task, Map.of("review", "hold"));
        });
        await().atMost(PATIENCE)
                .until(() -> count(county, "disclosure.leaf WHERE edition LIKE 'hold:%s:%%'".formatted(key)) == 1);
    }

    private static void takeDownOldest(ConfigurableApplicationContext county) {
        takeDown(county, 0, NORTH);
    }

    /** The second person says that it was right after all. */
    private static void takeDownAndBringBack(ConfigurableApplicationContext county) {
        takeDown(county, 1, SOUTH);
        var takedowns = county.getBean(Takedowns.class);
        takedowns.decide(takedowns.of(List.of(SOUTH)).get(0).id(), false, UUID.randomUUID(), "reviewer");
    }

    private static void takeDown(ConfigurableApplicationContext county, int leaf, RegionCode region) {
        var edition = county.getBean(JdbcClient.class)
                .sql("SELECT edition FROM disclosure.leaf WHERE index = ?")
                .param(leaf)
                .query(String.class)
                .single();
        county.getBean(Takedowns.class)
                .takeDown(
                        new org.anju.disclosure.EditionId(UUID.fromString(edition)),
                        region,
                        "误登",
                        UUID.randomUUID(),
                        "director");
    }

    private static LocalDate dueOn(ConfigurableApplicationContext county, Obligation obligation) {
        return obligations(county).get(obligation.id()).dueOn();
    }

    private static Obligations obligations(ConfigurableApplicationContext county) {
        return county.getBean(Obligations.class);
    }

    private static int count(ConfigurableApplicationContext county, String table) {
        return county.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    private static String root(ConfigurableApplicationContext county) {
        var journal = county.getBean(Journal.class);
        return journal.size() + " " + journal.root(journal.size()).hex();
    }

    private void rendered(ConfigurableApplicationContext county, String name) {
        var gone = place.resolve(name).resolve("site/gone.json");
        var size = place.resolve(name).resolve("site/.log-size");
        await().atMost(PATIENCE)
                .until(() -> Files.isRegularFile(size)
                        && Files.readString(size).strip().equals(Integer.toString(count(county, "disclosure.leaf")))
                        && Files.readString(gone).contains("editions/"));
    }

    private static Map<String, String> files(Path site) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(site)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(site.relativize(file).toString(), HexFormat.of().formatHex(sha256(Files.readAllBytes(file))));
            }
        }
        return files;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static List<String> differing(Map<String, String> one, Map<String, String> other) {
        var all = new HashMap<>(one);
        all.putAll(other);
        return all.keySet().stream()
                .filter(path -> !java.util.Objects.equals(one.get(path), other.get(path)))
                .sorted()
                .toList();
    }
}
