package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.anju.ApplicationTest;
import org.anju.calendar.OfficialClock;
import org.anju.privacy.IdNumber;
import org.anju.region.RegionCode;
import org.anju.register.Application;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.anju.register.Tier;
import org.anju.stock.KeptBack;
import org.anju.stock.NewUnit;
import org.anju.stock.Project;
import org.anju.stock.ProjectCode;
import org.anju.stock.Projects;
import org.anju.stock.Stock;
import org.anju.stock.UnitId;
import org.anju.stock.UnitState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The two registers with the features that keep them: what they correct later is in no draft of an earlier snapshot. */
@ApplicationTest
class SnapshotFactsTests {

    private static final RegionCode REGION = new RegionCode("990177");
    private static final RegionCode ELSEWHERE = new RegionCode("990178");
    private static final RegistrationNumber HOUSEHOLD = new RegistrationNumber("R26-FACT-00001");

    private final JdbcClient sql;
    private final Households households;
    private final org.anju.register.Corrections corrections;
    private final Projects projects;
    private final Stock stock;
    private final Snapshots snapshots;
    private final Drafts drafts;
    private final OfficialClock clock;
    private final TransactionTemplate transaction;

    SnapshotFactsTests(
            @Autowired JdbcClient sql,
            @Autowired Households households,
            @Autowired org.anju.register.Corrections corrections,
            @Autowired Projects projects,
            @Autowired Stock stock,
            @Autowired Snapshots snapshots,
            @Autowired Drafts drafts,
            @Autowired OfficialClock clock,
            @Autowired PlatformTransactionManager transactions) {
        this.sql = sql;
        this.households = households;
        this.corrections = corrections;
        this.projects = projects;
        this.stock = stock;
        this.snapshots = snapshots;
        this.drafts = drafts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void region() {
        region(REGION);
    }

    private void region(RegionCode code) {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES (?, '实县', 'Shi', '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://x/')
                        ON CONFLICT DO NOTHING
                        """).param(code.value()).update();
    }

    @Test
    void aNameCorrectedAfterTheRegisterWasTakenIsNotInIt() {
        households.register(REGION, application("欧阳一"), "wang");
        var raised = snapshots.raise(REGION, Snapshots.REGISTER, month());

        var household = households.find(REGION, HOUSEHOLD).orElseThrow();
        assertThat(corrections.correct(household, 0, application("欧阳二"), "笔误", "wang"))
                .isEmpty();

        assertThat(draftedAgain(raised)).extracting(row -> row.get(1)).containsExactly("欧阳一");
    }

    @Test
    void aReasonChangedAfterTheStockWasTakenIsNotInIt() {
        var project = new ProjectCode("SHI-1");
        projects.add(
                new Project(
                        REGION, project, "实园", HousingType.PUBLIC_RENTAL, "路1号", Optional.of(LocalDate.of(2025, 6, 1))),
                "wang");
        stock.add(
                REGION,
                new NewUnit(project, "1栋", "", "101", "1R", new BigDecimal("40.00"), 1, UnitState.RESERVED, "消防整改"),
                "wang");
        var raised = snapshots.raise(REGION, Snapshots.STOCK, month());

        var unit = new UnitId(sql.sql("SELECT id FROM housing.unit WHERE region = ?")
                .param(REGION.value())
                .query(UUID.class)
                .single());
        assertThat(stock.keepBack(REGION, unit, new KeptBack(UnitState.RESERVED, "另有安排"), "wang"))
                .isTrue();

        assertThat(draftedAgain(raised))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("消防整改").doesNotContain("另有安排"));
    }

    /** The trail names who raised it, and nobody else. */
    @Test
    void ofTwoWhoRaiseTheSameAtOnceOneRaisesItAndTheOtherIsTold() throws Exception {
        var others = Executors.newSingleThreadExecutor();
        var last = month().minusMonths(1);
        region(ELSEWHERE);

        var other = transaction.execute(status -> {
            snapshots.raise(ELSEWHERE, Snapshots.STOCK, last);
            var waiting = others.submit(() -> snapshots.raise(ELSEWHERE, Snapshots.STOCK, last));
            assertThat(waiting).failsWithin(Duration.ofMillis(500));
            return waiting;
        });

        assertThatThrownBy(() -> other.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(ChangeRefused.class);
        others.shutdown();
    }

    private YearMonth month() {
        return YearMonth.from(clock.today());
    }

    private List<List<String>> draftedAgain(Obligation raised) {
        transaction.executeWithoutResult(status -> drafts.draft(raised.id()));
        return drafts.preview(raised.id()).orElseThrow().rows();
    }

    private Application application(String name) {
        return new Application(
                Optional.of(HOUSEHOLD),
                name,
                IdNumber.parse("990101198001010014").number().orElseThrow(),
                HousingType.PUBLIC_RENTAL,
                2,
                new Tier("N"),
                clock.today().minusDays(3));
    }
}
