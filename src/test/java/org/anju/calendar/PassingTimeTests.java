package org.anju.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.anju.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class PassingTimeTests {

    private final Database fresh = Database.fresh();
    private final DataSource database = fresh.appDataSource();
    private final JdbcClient sql = JdbcClient.create(database);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    private final TransactionTemplate another = new TransactionTemplate(transactions);
    private final DemonstrationClock clock = new Clock();

    @BeforeEach
    void workToDo() {
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        fresh.owner().sql("CREATE TABLE housing.work (stage text)").update();
        fresh.owner().sql("GRANT ALL ON housing.work TO public").update();
        fresh.owner().sql("INSERT INTO housing.work VALUES ('drafting')").update();
    }

    @Test
    void workThatIsHandedOnWhileItIsAskedForHoldsTheClock() {
        var begin = clock.instant();

        var arrived = passing(reading(), drafting()).passUntil(begin.plus(Duration.ofDays(10)));

        assertThat(arrived).isTrue();
        assertThat(clock.instant()).isAfterOrEqualTo(begin.plus(Duration.ofDays(10)));
        assertThat(readAt).hasValueSatisfying(at -> assertThat(at).isBefore(begin.plus(Duration.ofDays(1))));
    }

    private Optional<Instant> readAt = Optional.empty();

    /** The second stage, asked first: when it is seen it is done. */
    private Appointment reading() {
        return work(() -> {
            var busy = isAt("reading");
            if (busy) {
                readAt = Optional.of(clock.instant());
                meanwhile("DELETE FROM housing.work");
            }
            return busy;
        });
    }

    /** The first stage: its job is over while the question is on its way. */
    private Appointment drafting() {
        return work(() -> {
            meanwhile("UPDATE housing.work SET stage = 'reading' WHERE stage = 'drafting'");
            return isAt("drafting");
        });
    }

    private boolean isAt(String stage) {
        return sql.sql("SELECT EXISTS (SELECT FROM housing.work WHERE stage = ?)")
                .param(stage)
                .query(Boolean.class)
                .single();
    }

    private void meanwhile(String change) {
        another.executeWithoutResult(status -> sql.sql(change).update());
    }

    private static Appointment work(BooleanSupplier busy) {
        return new Appointment() {

            @Override
            public Optional<Instant> next(Instant after, Instant until) {
                return Optional.empty();
            }

            @Override
            public boolean isBusy() {
                return busy.getAsBoolean();
            }
        };
    }

    private PassingTime passing(Appointment... appointments) {
        var beans = new DefaultListableBeanFactory();
        for (var each : List.of(appointments)) {
            beans.registerSingleton("appointment" + beans.getSingletonCount(), each);
        }
        return new PassingTime(clock, beans.getBeanProvider(Appointment.class), transactions);
    }

    /** In transactions, as the application has it. */
    private final class Clock extends DemonstrationClock {

        Clock() {
            super(sql, event -> {});
        }

        @Override
        public void moveTo(Instant to) {
            another.executeWithoutResult(status -> super.moveTo(to));
        }
    }
}
