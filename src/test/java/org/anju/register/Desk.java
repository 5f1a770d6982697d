package org.anju.register;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.anju.Database;
import org.anju.Scratch;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.HousingType;
import org.anju.intake.Choice;
import org.anju.intake.Import;
import org.anju.intake.ImportId;
import org.anju.intake.Imports;
import org.anju.intake.IntakeSettings;
import org.anju.intake.Purpose;
import org.anju.privacy.Seal;
import org.anju.region.RegionCode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** An office with two regions: everything of {@code intake}, {@code register} and {@code stock} but the pages. */
public final class Desk implements AutoCloseable {

    public static final RegionCode QINGHE = new RegionCode("990101");
    public static final RegionCode BAIXI = new RegionCode("990102");
    public static final BatchNumber BATCH = new BatchNumber("990101-2026-01");

    public final JdbcClient sql;

    /** For what the application itself may not do, such as to change its history. */
    public final JdbcClient owner;

    public final StandingWindow window = new StandingWindow();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public Desk() {
        this(Database.fresh());
    }

    private Desk(Database fresh) {
        this(fresh.appDataSource(), fresh.owner());
    }

    /** Another office at the same database. */
    public Desk(DataSource database, JdbcClient owner) {
        this.sql = JdbcClient.create(database);
        this.owner = owner;
        for (var region : Arrays.asList(QINGHE, BAIXI)) {
            sql.sql("""
                            INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                              supervision_phone, credit_code, site)
                            VALUES (?, '县', 'County', '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://x/')
                            ON CONFLICT DO NOTHING
                            """).param(region.value()).update();
        }
        wire(database);
    }

    /** The batches as far as sign-ups care: one, open or not. */
    public static final class StandingWindow implements SignUpWindow {

        public boolean open = true;

        @Override
        public Optional<Terms> terms(BatchNumber batch) {
            return batch.equals(BATCH) ? Optional.of(new Terms(QINGHE, HousingType.PUBLIC_RENTAL)) : Optional.empty();
        }

        @Override
        public Optional<Refusal> refusal(BatchNumber batch, String projectCode, String unitType, java.time.Instant at) {
            if (!open) {
                return Optional.of(Refusal.of("batch.sign-up.closed"));
            }
            return projectCode.equals("XHY-1") && unitType.equals("2R")
                    ? Optional.empty()
                    : Optional.of(Refusal.of("batch.sign-up.no-such-project", projectCode, unitType));
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Begins as the application does at its start. */
    public void begin() {
        context.publishEvent(
                new ApplicationReadyEvent(new SpringApplication(), new String[0], context, java.time.Duration.ZERO));
    }

    /** Hands the text in as a file and waits until it is read. */
    public Import hand(String kind, Choice choice, String text) throws Exception {
        return hand(kind, choice, "", text, StandardCharsets.UTF_8);
    }

    public Import hand(String kind, Choice choice, String scope, String text, Charset encoding) throws Exception {
        var file = Files.createTempFile(Scratch.folder(), "desk", ".csv");
        Files.write(file, text.getBytes(encoding));
        return hand(kind, choice, scope, file);
    }

    public Import hand(String kind, Choice choice, String scope, Path file) throws Exception {
        var imports = get(Imports.class);
        return imports.find(id(imports.acceptNow(new Purpose(kind, QINGHE, scope, choice), file, "wang")))
                .orElseThrow();
    }

    public Imports.Arrival arrival(String kind, String scope, String text) throws Exception {
        var file = Files.writeString(Files.createTempFile(Scratch.folder(), "desk", ".csv"), text);
        return get(Imports.class).acceptNow(new Purpose(kind, QINGHE, scope, Choice.ALL_OR_NOTHING), file, "wang");
    }

    /** The faults of a file in short: {@code C2 register.person.repeated 2}. */
    public String faults(Import done) {
        return get(Imports.class).firstFaults(done.id(), 100).stream()
                .map(fault -> (fault.cell() + " " + fault.complaint().key() + " "
                                + String.join(" ", fault.complaint().arguments()))
                        .strip())
                .collect(Collectors.joining("\n"));
    }

    public int count(String table) {
        return sql.sql("SELECT count(*) FROM housing." + table)
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
    }

    private static ImportId id(Imports.Arrival arrival) {
        if (arrival instanceof Imports.Arrival.Accepted accepted) {
            return accepted.id();
        }
        throw new AssertionError("The file was not accepted: " + arrival);
    }

    private void wire(DataSource database) {
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(JdbcClient.class, () -> sql);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(IntakeSettings.class, () -> new IntakeSettings(folder()));
        context.registerBean(Seal.class, () -> new Seal(new byte[32]));
        context.registerBean(SignUpWindow.class, () -> window);
        context.registerBean(OfficialClock.class, () -> () -> java.time.Instant.parse("2026-11-23T02:00:00Z"));
        context.register(Transactions.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(
                java.util.regex.Pattern.compile(".*\\.web\\..*|.*Disclosure|.*Configuration")));
        scanner.scan("org.anju.intake", "org.anju.register", "org.anju.stock");
        context.refresh();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("desk");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @EnableTransactionManagement
    static class Transactions {}
}
