package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.EditionId;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Publications;
import org.anju.disclosure.Publishing;
import org.anju.disclosure.Snapshots;
import org.anju.region.RegionCode;
import org.anju.site.SiteCondition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** While the site's folder cannot be written, an edition stands and is not public; people are told; it heals by itself. */
@ApplicationTest
class SiteFaultsTests {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static int regions = 760;

    private final RegionCode region = new RegionCode("990" + regions++);
    private final ApplicationContext application;
    private final JdbcClient sql;
    private final Reconciler reconciler;
    private final Differences differences;
    private final Vitals vitals;
    private final Obligations obligations;
    private final Publications publications;
    private final SiteCondition condition;
    private final Path editions;

    @LocalServerPort
    int port;

    SiteFaultsTests(@Autowired ApplicationContext application, @Value("${anju.site.folder}") Path site) {
        this.application = application;
        this.sql = application.getBean(JdbcClient.class);
        this.reconciler = application.getBean(Reconciler.class);
        this.differences = application.getBean(Differences.class);
        this.vitals = application.getBean(Vitals.class);
        this.obligations = application.getBean(Obligations.class);
        this.publications = application.getBean(Publications.class);
        this.condition = application.getBean(SiteCondition.class);
        this.editions = site.resolve("editions");
    }

    /** Something that keeps files from being written. */
    private interface Fault {

        void begin() throws IOException;

        void end() throws IOException;
    }

    @Test
    void onAFullDiskAnEditionStandsUnreadUntilThereIsSpace() throws IOException {
        var full = new FullDisk(editions);
        heals(full.isPossible() ? full : new NotAFolder(editions));
    }

    @Test
    void inAFolderThatCannotBeWrittenAnEditionStandsUnreadUntilItCan() throws IOException {
        heals(new NotAFolder(editions));
    }

    /** A county's own words may tell what no page may. */
    @Test
    void thePageThatIsHeldBackIsNamedToOperators() {
        var place = drafted().region();
        var number = place + "-2026-01";
        sql.sql("""
                        INSERT INTO disclosure.public_batch
                          (number, region, title, housing_type, planned_period, order_checkable, updated_at)
                        VALUES (?, ?, '990101199001010019 的配租', '公共租赁住房', '2026年', false, now())
                        """).params(number, place.value()).update();
        var page = "batches/" + number + "/index.html";
        var operator = new Browser(port);
        operator.signIn(new Staff(application).account(region.value(), Role.OPERATOR), Staff.PASSWORD);
        try {
            Awaitility.await("a page held back")
                    .atMost(PATIENCE)
                    .until(() -> condition.heldBack().contains(page));
            vitals.look();

            assertThat(operator.get("/ops/oversight").text())
                    .contains("个文件没有写出，其余照常", page)
                    .doesNotContain("写不进去", "990101199001010019");
            assertThat(operator.get("/ops/oversight?lang=en").text())
                    .contains("files were not written, all others were");
            operator.get("/ops/oversight?lang=zh");
        } finally {
            sql.sql("UPDATE disclosure.public_batch SET title = '2026年第一批', updated_at = now() WHERE number = ?")
                    .param(number)
                    .update();
        }

        Awaitility.await("the page of it")
                .atMost(PATIENCE)
                .until(() -> condition.heldBack().isEmpty()
                        && new Browser(port).get("/" + page).status() == 200);
    }

    private void heals(Fault fault) throws IOException {
        var obligation = drafted();
        fault.begin();
        EditionId edition;
        try {
            edition = published(obligation);
            Awaitility.await("a failure")
                    .atMost(PATIENCE)
                    .until(() -> condition.failingSince().isPresent());

            nothingCountsItAsPublic(obligation, edition);
            peopleAreTold(edition);
        } finally {
            fault.end();
        }

        Awaitility.await("a publication by itself")
                .atMost(PATIENCE)
                .until(() -> obligations.get(obligation.id()).state() == ObligationState.PUBLIC);
        assertThat(new Browser(port).get("/editions/" + edition + "/data.json").status())
                .isEqualTo(200);
        Awaitility.await("the page of it")
                .atMost(PATIENCE)
                .until(() -> new Browser(port)
                        .get("/api/v1/editions/" + edition + ".json")
                        .response()
                        .body()
                        .contains("\"status\" : \"public\""));
        assertThat(condition.failingSince()).isEmpty();
        reconciler.run();
        assertThat(open(edition)).isEmpty();
    }

    private void nothingCountsItAsPublic(Obligation obligation, EditionId edition) {
        assertThat(obligations.get(obligation.id()).state()).isEqualTo(ObligationState.STANDING);
        assertThat(publications.awaiting()).anyMatch(each -> each.edition().equals(edition));
        assertThat(obligations.notPublic()).anyMatch(each -> each.id().equals(obligation.id()));
        assertThat(new Browser(port).get("/editions/" + edition + "/data.json").status())
                .isEqualTo(404);
        assertThat(new Browser(port)
                        .get("/api/v1/editions/" + edition + ".json")
                        .response()
                        .body())
                .doesNotContain("\"status\" : \"public\"");
    }

    /** Long before its due day. */
    private void peopleAreTold(EditionId edition) {
        reconciler.run();
        vitals.look();
        var operator = new Browser(port);
        operator.signIn(new Staff(application).account(region.value(), Role.OPERATOR), Staff.PASSWORD);

        assertThat(open(edition)).containsExactly("edition-without-file");
        assertThat(operator.get("/ops/oversight").text()).contains("写不进去", edition.toString());
        assertThat(vitals.figures().orElseThrow().siteFailing()).isPresent();
    }

    private List<String> open(EditionId edition) {
        return differences.open().stream()
                .filter(each -> each.subject().equals(edition.toString()))
                .map(Differences.Noted::kind)
                .toList();
    }

    /** Of a region whose official site is this server. */
    private Obligation drafted() {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES (?, '盘县', 'Pan', '局', 'Bureau', '路', '0', '0', ?, ?)
                        """)
                .params(region.value(), "9135" + region + "00100Y43", "http://localhost:" + port + "/")
                .update();
        var month = YearMonth.from(application.getBean(OfficialClock.class).today());
        var raised = application.getBean(Snapshots.class).raise(region, Snapshots.REGISTER, month);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> obligations.get(raised.id()).state() == ObligationState.IN_REVIEW);
        return raised;
    }

    private EditionId published(Obligation obligation) {
        application
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> application.getBean(Publishing.class).publish(obligation.id()));
        return obligations.get(obligation.id()).edition().orElseThrow();
    }

    /** A file system without room for a single file, mounted over the folder; only root may. */
    private record FullDisk(Path folder) implements Fault {

        boolean isPossible() throws IOException {
            Files.createDirectories(folder);
            if (run("mount", "-t", "tmpfs", "-o", "size=4k,nr_inodes=1", "tmpfs", folder.toString()) != 0) {
                return false;
            }
            return run("umount", folder.toString()) == 0;
        }

        @Override
        public void begin() throws IOException {
            Files.createDirectories(folder);
            run("mount", "-t", "tmpfs", "-o", "size=4k,nr_inodes=1", "tmpfs", folder.toString());
            assertThatThrownBy(() -> Files.createFile(folder.resolve("anything")))
                    .hasMessageContaining("No space left");
        }

        @Override
        public void end() throws IOException {
            assertThat(run("umount", "--lazy", folder.toString())).isZero();
        }

        private static int run(String... command) throws IOException {
            try {
                return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** A file in the folder's place: nothing can be written below it, not even by root, whom no permission stops. */
    private record NotAFolder(Path folder) implements Fault {

        @Override
        public void begin() throws IOException {
            Files.createDirectories(folder);
            Files.move(folder, aside());
            Files.createFile(folder);
        }

        @Override
        public void end() throws IOException {
            Files.deleteIfExists(folder);
            Files.move(aside(), folder);
        }

        private Path aside() {
            return folder.resolveSibling("editions.aside");
        }
    }
}
