package org.anju.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;
import org.anju.step.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All batches: how one begins, how far it has come, and how it ends. */
@Repository
public class Batches {

    private final JdbcClient database;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;

    Batches(JdbcClient database, OfficialClock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.clock = clock;
        this.events = events;
    }

    /** Creates the region's next batch of this year; its process starts in the same transaction. */
    @Transactional
    public Batch create(RegionCode region, UUID officer) {
        database.sql("SELECT pg_advisory_xact_lock(hashtext('batch ' || ?))")
                .param(region.value())
                .query((row, number) -> 0)
                .single();
        var prefix = "%s-%d-".formatted(region.value(), clock.today().getYear());
        var last = database.sql(
                        "SELECT COALESCE(max(substring(number FROM length(:prefix) + 1)::integer), 0) FROM housing.batch WHERE starts_with(number, :prefix)")
                .param("prefix", prefix)
                .query(Integer.class)
                .single();
        var number = new BatchNumber(prefix + "%02d".formatted(last + 1));
        database.sql("INSERT INTO housing.batch (number, region, stage, created_at, created_by) VALUES (?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        region.value(),
                        Stage.PLANNING.code(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        officer)
                .update();
        var batch = get(number);
        events.publishEvent(new BatchCreated(batch));
        return batch;
    }

    public Batch get(BatchNumber number) {
        return find(number).orElseThrow(() -> new IllegalArgumentException("There is no batch " + number + "."));
    }

    public Optional<Batch> find(BatchNumber number) {
        return database.sql("SELECT * FROM housing.batch WHERE number = ?")
                .param(number.value())
                .query(Batches::read)
                .optional();
    }

    /** Batches of these regions, newest first. */
    public List<Batch> of(List<RegionCode> regions) {
        return database.sql("SELECT * FROM housing.batch WHERE region = ANY (?) ORDER BY created_at DESC, number DESC")
                .params(new Object[] {regions.stream().map(RegionCode::value).toArray(String[]::new)})
                .query(Batches::read)
                .list();
    }

    /** Those that are neither closed nor voided. */
    public List<Batch> running() {
        return database.sql("SELECT * FROM housing.batch WHERE stage NOT IN (?, ?) ORDER BY number")
                .params(Stage.CLOSED.code(), Stage.VOIDED.code())
                .query(Batches::read)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(BatchNumber number, Batch.Plan plan) {
        database.sql("""
                        UPDATE housing.batch SET title = ?, housing_type = ?, audience = ?, planned_period = ?, planned_by = ?
                         WHERE number = ?
                        """)
                .params(
                        plan.title(),
                        plan.housingType().code(),
                        plan.audience(),
                        plan.plannedPeriod(),
                        plan.plannedBy(),
                        number.value())
                .update();
    }

    /** @throws IllegalStateException if the batch is past that stage or has ended */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(BatchNumber number, Stage next) {
        var now = get(number).stage();
        if (now == next) {
            return;
        }
        if (!now.mayBecome(next)) {
            throw new IllegalStateException(
                    "Batch %s is %s and cannot become %s.".formatted(number, now.code(), next.code()));
        }
        database.sql("UPDATE housing.batch SET stage = ? WHERE number = ?")
                .params(next.code(), number.value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void close(BatchNumber number, LocalDate on) {
        enter(number, Stage.CLOSED);
        database.sql("UPDATE housing.batch SET closed_on = ? WHERE number = ?")
                .params(on, number.value())
                .update();
    }

    /**
     * 批次作废: enters the reason and interrupts the process. The duties that have arisen live on; the first draw stays.
     *
     * @throws Refused if the batch has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void startVoiding(BatchNumber number, Batch.Voiding voiding) {
        if (!get(number).stage().isRunning()) {
            throw new Refused("batch.void.ended", number.value());
        }
        database.sql("""
                        UPDATE housing.batch SET void_reason = ?, voided_on = ?, void_document = ?, notary_record = ?
                         WHERE number = ?
                        """)
                .params(java.util.Arrays.asList(
                        voiding.reason(),
                        voiding.on(),
                        voiding.document(),
                        voiding.notaryRecord().orElse(null),
                        number.value()))
                .update();
        events.publishEvent(new BatchVoiding(number));
    }

    private static Batch read(ResultSet row, int number) throws SQLException {
        return new Batch(
                new BatchNumber(row.getString("number")),
                new RegionCode(row.getString("region")),
                Stage.of(row.getString("stage")),
                row.getObject("created_by", UUID.class),
                plan(row),
                voiding(row),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
    }

    private static Optional<Batch.Plan> plan(ResultSet row) throws SQLException {
        var title = row.getString("title");
        if (title == null) {
            return Optional.empty();
        }
        return Optional.of(new Batch.Plan(
                title,
                HousingType.ofCode(row.getString("housing_type")).orElseThrow(),
                row.getString("audience"),
                row.getString("planned_period"),
                row.getObject("planned_by", UUID.class)));
    }

    private static Optional<Batch.Voiding> voiding(ResultSet row) throws SQLException {
        var reason = row.getString("void_reason");
        if (reason == null) {
            return Optional.empty();
        }
        return Optional.of(new Batch.Voiding(
                reason,
                row.getObject("voided_on", LocalDate.class),
                row.getString("void_document"),
                Optional.ofNullable(row.getString("notary_record"))));
    }
}
