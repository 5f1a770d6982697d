package org.anju.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.anju.Database;
import org.anju.region.Office;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CalendarsTests {

    private static final RegionCode PROVINCE = new RegionCode("990000");
    private static final RegionCode COUNTY = new RegionCode("990101");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final DataSource database = Database.fresh().appDataSource();
    private final JdbcClient sql = JdbcClient.create(database);
    private final Regions regions = new Regions(sql);
    private final List<Object> events = new ArrayList<>();
    private final List<Boolean> workedWhenTold = new ArrayList<>();
    private final Calendars calendars = anotherCopy();

    @BeforeEach
    void aCountyInItsProvince() {
        regions.save(region(PROVINCE, Optional.empty()));
        regions.save(region(COUNTY, Optional.of(PROVINCE)));
        calendars.load();
        events.clear();
        workedWhenTold.clear();
    }

    @Test
    void theNoticesAreThereFromTheFirstStart() {
        assertThat(calendars
                        .current(COUNTY)
                        .afterEvent(LocalDate.of(2012, 5, 28), 20)
                        .day())
                .isEqualTo("2012-06-26");
        assertThat(calendars.published()).hasSize(StateCouncilNotices.all().size());
    }

    @Test
    void aLocalNoticeBindsThoseBelowAndTellsThemInTheSameTransaction() {
        var before = calendars.current(COUNTY).version();

        var version = calendars.importNotice(local(PROVINCE, "桂政办电〔2026〕9号"), "director");

        assertThat(calendars.current(COUNTY).isWorkingDay(DAY)).isFalse();
        assertThat(calendars.national().isWorkingDay(DAY)).isTrue();
        assertThat(events)
                .containsExactly(new CalendarChanged(
                        Optional.of(PROVINCE), before, version, new BasisDocument("桂政办电〔2026〕9号", "样例")));
        assertThat(workedWhenTold).containsExactly(false);
        assertThat(anotherCopy().current(COUNTY).version()).isEqualTo(version);
    }

    @Test
    void aNoticeRolledBackLeavesNoTraceInMemory() {
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(within -> {
            calendars.importNotice(local(COUNTY, "样办〔2026〕1号"), "director");
            assertThat(calendars.current(COUNTY).isWorkingDay(DAY)).isFalse();
            within.setRollbackOnly();
        });

        assertThat(calendars.current(COUNTY).isWorkingDay(DAY)).isTrue();
    }

    @Test
    void oneDocumentIsRecordedOnce() {
        calendars.importNotice(local(COUNTY, "样办〔2026〕1号"), "director");

        assertThatThrownBy(() -> calendars.importNotice(local(COUNTY, "样办〔2026〕1号"), "director"))
                .isInstanceOf(NoticeAlreadyRecorded.class);
    }

    @Test
    void aNewReleaseBringsItsNoticesOnce() {
        calendars.load();
        var copy = anotherCopy();
        copy.load();

        assertThat(copy.published()).hasSize(StateCouncilNotices.all().size());
        assertThat(events).isEmpty();
    }

    @Test
    void anotherCopyFollowsWithinSeconds() {
        var copy = anotherCopy();
        calendars.importNotice(local(COUNTY, "样办〔2026〕1号"), "director");

        copy.refresh();

        assertThat(copy.current(COUNTY).isWorkingDay(DAY)).isFalse();
    }

    @Test
    void aPreviewSaysWhatWouldChangeAndChangesNothing() {
        var changes = calendars.preview(local(COUNTY, "样办〔2026〕1号"));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.movesDeadlines()).isTrue();
            assertThat(change.after().date()).isEqualTo(DAY);
        });
        assertThat(calendars.current(COUNTY).isWorkingDay(DAY)).isTrue();
    }

    @Test
    void aRecordedNoticeCannotBeChanged() {
        assertThatThrownBy(() -> sql.sql("DELETE FROM housing.calendar_day").update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> sql.sql("UPDATE housing.calendar_version SET settles = 2027")
                        .update())
                .hasMessageContaining("never changed");
    }

    private Calendars anotherCopy() {
        var copy = new Calendars(
                new CalendarNotices(sql),
                regions,
                new StandingClock("2026-11-23T01:00:00Z"),
                this::tell,
                new JdbcTransactionManager(database));
        copy.load();
        return copy;
    }

    private void tell(Object event) {
        events.add(event);
        if (regions.find(COUNTY).isPresent()) {
            workedWhenTold.add(calendars.current(COUNTY).isWorkingDay(DAY));
        }
    }

    private static Notice local(RegionCode region, String number) {
        return new Notice(
                Layer.LOCAL,
                Optional.of(region),
                new BasisDocument(number, "样例"),
                Optional.empty(),
                List.of(new NoticedDay(DAY, DayKind.OFF, new HolidayName("三月三", "Sanyuesan"))));
    }

    private static Region region(RegionCode code, Optional<RegionCode> parent) {
        return new Region(
                code,
                "样例" + code,
                "Sample " + code,
                parent,
                new Office(
                        "样例住房保障局",
                        "Sample Housing Bureau",
                        "样例路1号",
                        "0990-1234567",
                        "0990-7654321",
                        "11990000MB0000000X",
                        URI.create("http://localhost/")));
    }
}
