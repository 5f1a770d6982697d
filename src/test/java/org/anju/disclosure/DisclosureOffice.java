package org.anju.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.anju.Database;
import org.anju.calendar.Calendars;
import org.anju.calendar.DerivationWords;
import org.anju.calendar.Lot;
import org.anju.calendar.OfficialClock;
import org.anju.calendar.StandingClock;
import org.anju.calendar.TestCalendars;
import org.anju.journal.Journal;
import org.anju.privacy.FieldClass;
import org.anju.privacy.MaskPolicies;
import org.anju.privacy.Seal;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.anju.step.Answers;
import org.anju.step.Heading;
import org.anju.step.StepTaken;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** An office with one region and one batch: everything of {@code disclosure} but the pages, on a fresh database. */
final class DisclosureOffice implements AutoCloseable {

    static final RegionCode QINGHE = new RegionCode("990101");
    static final BatchNumber BATCH = new BatchNumber("990101-2026-01");
    static final ItemCode SIGN_UPS = new ItemCode("B2.2");
    static final String ID_NUMBER = "990101198001010014";

    final Database database = Database.fresh();
    final JdbcClient sql;
    final StandingClock clock = new StandingClock("2026-11-02T02:00:00Z");
    final ToldFacts facts = new ToldFacts();
    final List<Object> events = new CopyOnWriteArrayList<>();

    /** What happens in the midst of the transaction that tells of something. */
    volatile Consumer<Object> meanwhile = told -> {};

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TransactionTemplate transaction;

    DisclosureOffice() {
        var source = database.appDataSource();
        sql = JdbcClient.create(source);
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES (?, '清河县', 'Qinghe', '清河县住房保障局', 'Bureau', '路1号', '0990-1234567', '0990-7654321',
                          '91350100M000100Y43', 'http://localhost/')
                        """).param(QINGHE.value()).update();
        wire(source);
        transaction = new TransactionTemplate(get(PlatformTransactionManager.class));
    }

    /** A feature that tells what the test says. */
    static final class ToldFacts implements Facts {

        String project = "杏花苑";
        String applicant = "欧阳·麦麦提";
        UUID decider = UUID.randomUUID();
        boolean impersonal;
        RowSource rows = rows -> {
            rows.accept(List.of("R26-AAAA-00001", applicant, ID_NUMBER, "不公开"));
            rows.accept(List.of("R26-AAAA-00002", "李四", ID_NUMBER, "不公开"));
        };

        @Override
        public boolean cover(Obligation obligation) {
            return true;
        }

        @Override
        public Material of(Obligation obligation) {
            return new Material(
                    List.of(Heading.plain("project", "项目", "Project", project)),
                    impersonal
                            ? List.of()
                            : List.of(
                                    new Column(
                                            Column.REGISTRATION_NUMBER,
                                            "登记编号",
                                            "Registration number",
                                            FieldClass.PLAIN),
                                    new Column("applicant", "申请人姓名", "Applicant", FieldClass.NAME),
                                    new Column("idNumber", "身份证号码", "ID number", FieldClass.MASKED_ID),
                                    new Column("secret", "病情", "Illness", FieldClass.NONE)),
                    rows,
                    List.of());
        }

        @Override
        public boolean decidedBy(Obligation obligation, UUID officer) {
            return officer.equals(decider);
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> T commit(Supplier<T> work) {
        return Optional.ofNullable(transaction.execute(status -> work.get())).orElseThrow();
    }

    /** Tells everyone who listens, as the feature that it comes from would. */
    void tell(Object event) {
        context.publishEvent(event);
    }

    void run(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    Obligation raise(int round) {
        return raise("N05", round, LocalDate.of(2026, 11, 2));
    }

    Obligation raise(String node, int round, LocalDate on) {
        return commit(() -> get(Obligations.class)
                .raise(
                        new Matter.OfNode(QINGHE, BATCH, new NodeId(node), round, Part.WHOLE),
                        SIGN_UPS,
                        on,
                        "报名名单",
                        "Sign-ups"));
    }

    Drafted draft(Obligation obligation) {
        return commit(() -> get(Drafts.class).draft(obligation.id()));
    }

    /** What was found was mended at its source. */
    void repair(Obligation obligation) {
        run(() -> get(RepairDisclosure.class)
                .take(new StepTaken(
                        obligation.id().toString(),
                        new Answers(Map.of()),
                        List.of(),
                        facts.decider,
                        "officer",
                        "repair-disclosure@1")));
    }

    /** The reviewer's answer, as the form sends it; the engine has not gone on yet. */
    void review(Obligation obligation, Map<String, Object> answers) {
        run(() -> get(ReviewDisclosure.class).take(step(obligation, "reviewer", answers)));
    }

    /** An answer by somebody who decided nothing before. */
    StepTaken step(Obligation obligation, String role, Map<String, Object> answers) {
        return new StepTaken(
                obligation.id().toString(), new Answers(answers), List.of(), UUID.randomUUID(), role, "form@1");
    }

    /** 09:00 of the due day. */
    boolean lapse(Obligation obligation) {
        return commit(() -> get(Publishing.class).lapse(obligation.id()));
    }

    EditionId publish(Obligation obligation) {
        run(() -> get(Publishing.class).publish(obligation.id()));
        return now(obligation).edition().orElseThrow();
    }

    /** Drafted, published and read back. */
    EditionId published(Obligation obligation) {
        draft(obligation);
        var edition = publish(obligation);
        get(Publications.class).readBack(edition, "http://localhost/", new byte[32]);
        return edition;
    }

    void clear(Clearance.Grade grade) {
        get(Clearances.class)
                .give(
                        new Clearance(
                                UUID.randomUUID(),
                                QINGHE,
                                SIGN_UPS,
                                grade,
                                "清住保函〔2026〕1号",
                                "全部",
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2027, 1, 1)),
                        new ImpactAssessment("配租科", LocalDate.of(2026, 1, 1), "清住评〔2026〕1号", "可以公开"),
                        UUID.randomUUID());
    }

    Obligation now(Obligation obligation) {
        return get(Obligations.class).get(obligation.id());
    }

    Edition edition(EditionId id) {
        return get(Editions.class).find(id).orElseThrow();
    }

    List<String> kinds(Obligation obligation) {
        return get(Obligations.class).history(obligation.id()).stream()
                .map(ObligationEvent::kind)
                .toList();
    }

    int count(String table) {
        return sql.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    @Override
    public void close() {
        context.close();
    }

    private void wire(DataSource source) {
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        context.registerBean(JdbcClient.class, () -> sql);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(Calendars.class, () -> TestCalendars.on(source, clock));
        context.registerBean(DerivationWords.class, () -> new DerivationWords(TestCalendars.messages()));
        context.registerBean(OfficialClock.class, () -> clock);
        context.registerBean(Seal.class, () -> new Seal(new byte[32]));
        context.registerBean(Facts.class, () -> facts);
        context.register(Transactions.class, Regions.class, MaskPolicies.class, Journal.class, Lot.class);
        context.addApplicationListener(event -> {
            if (event instanceof org.springframework.context.PayloadApplicationEvent<?> told) {
                events.add(told.getPayload());
                meanwhile.accept(told.getPayload());
            }
        });
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(
                java.util.regex.Pattern.compile(".*\\.web\\..*|.*Tests(\\$.*)?|.*DisclosureOffice.*")));
        scanner.scan("org.anju.disclosure");
        context.refresh();
    }

    @EnableTransactionManagement
    static class Transactions {}
}
