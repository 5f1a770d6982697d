package org.anju.backup;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.Anju;
import org.anju.MovableClock;
import org.anju.QuickPasswords;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.Clearances;
import org.anju.disclosure.ImpactAssessment;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Publications;
import org.anju.disclosure.Snapshots;
import org.anju.region.Office;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole application that can be started, worked with, lost and started again. */
final class County {

    static final YearMonth JUNE = YearMonth.of(2026, 6);
    static final YearMonth JULY = YearMonth.of(2026, 7);
    static final MovableClock CLOCK = new MovableClock("2026-08-03T01:00:00Z");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private County() {}

    static ConfigurableApplicationContext start(OfficialClock clock, Path data, Path key, String... settings) {
        var all = Stream.concat(
                Stream.of(
                        "--server.port=0",
                        "--anju.data=" + data,
                        "--anju.privacy.key-file=" + key,
                        "--anju.site.address=http://localhost:0/",
                        "--anju.site.look-every=200ms",
                        "--anju.site.read-back-every=200ms",
                        "--anju.oversight.automatic=false",
                        "--anju.oversight.settling=0s"),
                Stream.of(settings));
        return new SpringApplicationBuilder(Anju.class, QuickPasswords.class)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests());
                    ((GenericApplicationContext) context)
                            .registerBean("standing", OfficialClock.class, () -> clock, bean -> bean.setPrimary(true));
                })
                .run(all.toArray(String[]::new));
    }

    /** The tests beside this one lie in the packages that the application scans. */
    private static final class WithoutTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof WithoutTests;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** Made by hand, as in production. */
    static void key(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void settle(ConfigurableApplicationContext county, RegionCode region) {
        county.getBean(Regions.class)
                .save(new Region(
                        region,
                        "清河县",
                        "Qinghe County",
                        Optional.empty(),
                        new Office(
                                "清河县住房和城乡建设局",
                                "Qinghe Housing Bureau",
                                "清河县人民路1号",
                                "0990-1234567",
                                "0990-7654321",
                                "11" + region + "MB0000001X",
                                URI.create("http://localhost/"))));
        clear(county, region, Snapshots.REGISTER, Clearance.Grade.AT_ONCE);
    }

    static void clear(ConfigurableApplicationContext county, RegionCode region, ItemCode item, Clearance.Grade grade) {
        county.getBean(Clearances.class)
                .give(
                        new Clearance(
                                UUID.randomUUID(),
                                region,
                                item,
                                grade,
                                "清住保函〔2026〕1号",
                                "全部",
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2027, 12, 31)),
                        new ImpactAssessment("配租科", LocalDate.of(2026, 1, 1), "清住评〔2026〕1号", "可以公开"),
                        UUID.randomUUID());
    }

    static Obligation raised(ConfigurableApplicationContext county, RegionCode region, ItemCode item, YearMonth month) {
        var raised = county.getBean(Snapshots.class).raise(region, item, month);
        await().atMost(PATIENCE)
                .until(() -> county.getBean(Obligations.class).get(raised.id()).state() != ObligationState.OPEN);
        return raised;
    }

    static void published(ConfigurableApplicationContext county, Obligation obligation) {
        await().atMost(PATIENCE)
                .until(() ->
                        county.getBean(Obligations.class).get(obligation.id()).state() == ObligationState.PUBLIC);
    }

    /**
     * Nothing that is due is still to be done, and all that stands was read back: the reconciler judges what the engine
     * and the site have come to, not what they are at.
     */
    static void atRest(ConfigurableApplicationContext county) {
        var jobs = county.getBean(ManagementService.class);
        await().atMost(PATIENCE)
                .until(() -> jobs.createJobQuery()
                                        .active()
                                        .withRetriesLeft()
                                        .executable()
                                        .count()
                                == 0
                        && county.getBean(Publications.class).awaiting().isEmpty());
    }

    /** The folder tells all that the log holds. */
    static void rendered(ConfigurableApplicationContext county, Path site) {
        var size = site.resolve(".log-size");
        await().atMost(PATIENCE)
                .until(() -> Files.isRegularFile(size)
                        && Files.readString(size).strip().equals(leaves(county)));
    }

    private static String leaves(ConfigurableApplicationContext county) {
        return county.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM disclosure.leaf")
                .query(String.class)
                .single();
    }

    /** Now, as the database counts it, for a restore to that moment. */
    static String moment(ConfigurableApplicationContext county) {
        return county.getBean(JdbcClient.class)
                .sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toString();
    }

    /** Somebody who has opened the sign-in page; whoever is signed in has such a row, too. */
    static void signIn(ConfigurableApplicationContext county) {
        county.getBean(JdbcClient.class).sql("""
                        INSERT INTO housing.session (id_hash, began_at, last_used_at, ends_at, content)
                        VALUES (sha256('s'), now(), now(), now() + interval '1 day', '')
                        """).update();
    }
}
