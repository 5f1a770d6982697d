package org.anju.calendar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.anju.region.RegionCode;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded notices. They are added, never changed. */
@Repository
class CalendarNotices {

    private final JdbcClient sql;

    CalendarNotices(JdbcClient sql) {
        this.sql = sql;
    }

    /** One writer at a time, so that versions grow in the order in which they commit. */
    void lock() {
        sql.sql("LOCK TABLE housing.calendar_version IN SHARE ROW EXCLUSIVE MODE")
                .update();
    }

    CalendarVersion newest() {
        return new CalendarVersion(sql.sql("SELECT coalesce(max(id), 0) FROM housing.calendar_version")
                .query(Long.class)
                .single());
    }

    List<PublishedNotice> all() {
        Map<Long, List<NoticedDay>> days =
                sql
                        .sql("SELECT * FROM housing.calendar_day ORDER BY version, date")
                        .query(CalendarNotices::day)
                        .stream()
                        .collect(groupingBy(VersionedDay::version, mapping(VersionedDay::day, toList())));
        return sql.sql("SELECT * FROM housing.calendar_version ORDER BY id")
                .query((row, number) -> notice(row, days))
                .list();
    }

    /** Called under the lock. */
    void add(Notice notice, Instant at, String by) {
        var version = newest().value() + 1;
        try {
            sql.sql("""
                            INSERT INTO housing.calendar_version
                              (id, layer, region, document_number, document_title, settles, recorded_at, recorded_by)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(version)
                    .param(notice.layer().name())
                    .param(notice.region().map(RegionCode::value).orElse(null))
                    .param(notice.basis().number())
                    .param(notice.basis().title())
                    .param(notice.settles().map(Year::getValue).orElse(null))
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(by)
                    .update();
        } catch (DuplicateKeyException again) {
            throw new NoticeAlreadyRecorded(notice.basis());
        }
        add(version, notice.days());
    }

    private void add(long version, List<NoticedDay> days) {
        sql.sql("""
                        INSERT INTO housing.calendar_day (version, date, kind, name, name_en)
                        SELECT ?, date::date, kind, name, name_en
                        FROM unnest(?, ?, ?, ?) AS day (date, kind, name, name_en)
                        """)
                .param(version)
                .param(texts(days, day -> day.date().toString()))
                .param(texts(days, day -> day.kind().name()))
                .param(texts(days, day -> day.name().chinese()))
                .param(texts(days, day -> day.name().english()))
                .update();
    }

    private static String[] texts(List<NoticedDay> days, Function<NoticedDay, String> cell) {
        return days.stream().map(cell).toArray(String[]::new);
    }

    private static PublishedNotice notice(ResultSet row, Map<Long, List<NoticedDay>> days) throws SQLException {
        var version = row.getLong("id");
        return new PublishedNotice(
                new CalendarVersion(version),
                new Notice(
                        Layer.valueOf(row.getString("layer")),
                        Optional.ofNullable(row.getString("region")).map(RegionCode::new),
                        new BasisDocument(row.getString("document_number"), row.getString("document_title")),
                        Optional.ofNullable(row.getObject("settles", Integer.class))
                                .map(Year::of),
                        days.getOrDefault(version, List.of())),
                row.getTimestamp("recorded_at").toInstant());
    }

    private static VersionedDay day(ResultSet row, int number) throws SQLException {
        return new VersionedDay(
                row.getLong("version"),
                new NoticedDay(
                        row.getObject("date", LocalDate.class),
                        DayKind.valueOf(row.getString("kind")),
                        new HolidayName(row.getString("name"), row.getString("name_en"))));
    }

    private record VersionedDay(long version, NoticedDay day) {}
}
