package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anju.Database;
import org.anju.calendar.OfficialClock;
import org.anju.calendar.StandingClock;
import org.anju.region.Regions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Someone who sends many passwords for one account before the first is looked at. */
class GuessesAtOnceTests {

    private final OfficialClock clock = new StandingClock("2026-11-23T01:00:00Z");
    private JdbcClient sql;
    private Officers officers;
    private Accounts accounts;
    private final HashingLimit hashing = new HashingLimit(new Plain(0));
    private Officer officer;

    @BeforeEach
    void anAccount() {
        sql = Database.fresh().app();
        officers = new Officers(sql, new Regions(sql));
        accounts = new Accounts(sql, clock);
        officer = new Staff(officers, accounts, hashing).officer("990101", Role.OFFICER);
    }

    @Test
    void ofManyAtOnceFiveAreLookedAtAndTheRightOneBehindThemIsRefused() throws Exception {
        var encoder = new Plain(Attempts.ALLOWED);
        var check = check(encoder);
        var guesses = new ArrayList<Callable<Boolean>>();
        for (int guess = 0; guess < Attempts.ALLOWED; guess++) {
            guesses.add(() -> isAdmitted(check, "wrong"));
        }

        var pool = Executors.newCachedThreadPool();
        var wrong = guesses.stream().map(pool::submit).toList();
        assertThat(encoder.allThere.await(20, TimeUnit.SECONDS)).isTrue();
        var right = isAdmitted(check, Staff.PASSWORD);
        encoder.go.countDown();

        assertThat(right).isFalse();
        for (var one : wrong) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(account().lockedAt(clock.instant())).isTrue();
        assertThat(deeds()).contains("sign-in.locked").hasSize(Attempts.ALLOWED + 1);
        pool.shutdown();
    }

    /** Whichever is looked at first, the account ends locked: no more than five were heard. */
    @Test
    void aBurstLocksTheAccount() throws Exception {
        var check = check(new Plain(0));
        var start = new CyclicBarrier(12);
        var pool = Executors.newFixedThreadPool(12);
        var guesses = Stream.generate(() -> pool.submit(() -> {
                    start.await();
                    return isAdmitted(check, "wrong");
                }))
                .limit(12)
                .toList();
        for (var guess : guesses) {
            assertThat(guess.get()).isFalse();
        }

        assertThat(isAdmitted(check, Staff.PASSWORD)).isFalse();
        assertThat(deeds()).filteredOn("sign-in.locked"::equals).hasSize(1);
        pool.shutdown();
    }

    @Test
    void aRightOneAmongFiveAtOnceIsAdmittedAsLongAsNoneHasProvedWrong() {
        var attempts = new Attempts(sql, officers);
        for (int attempt = 0; attempt < Attempts.ALLOWED; attempt++) {
            assertThat(attempts.begin(officer.id(), clock.instant())).isTrue();
        }

        assertThat(attempts.begin(officer.id(), clock.instant())).isFalse();
        assertThat(attempts.proved(officer.id(), password(), clock.instant())).isPresent();
        assertThat(attempts.begin(officer.id(), clock.instant())).isTrue();
    }

    @Test
    void aRightOneAmongFiveAtOnceIsRefusedOnceOneHasProvedWrong() {
        var attempts = new Attempts(sql, officers);
        for (int attempt = 0; attempt < Attempts.ALLOWED; attempt++) {
            attempts.begin(officer.id(), clock.instant());
        }

        assertThat(attempts.failed(officer.id(), clock.instant())).isTrue();
        assertThat(attempts.failed(officer.id(), clock.instant())).isFalse();
        assertThat(attempts.proved(officer.id(), password(), clock.instant())).isEmpty();
    }

    /** A copy that was killed while it looked at them locks nobody out for longer than anybody else. */
    @Test
    void whatNeverEndsIsForgottenWithItsLock() {
        var attempts = new Attempts(sql, officers);
        for (int attempt = 0; attempt < Attempts.ALLOWED; attempt++) {
            attempts.begin(officer.id(), clock.instant());
        }
        var later = clock.instant().plus(Attempts.LOCK);

        assertThat(attempts.begin(officer.id(), later)).isTrue();
        assertThat(attempts.failed(officer.id(), later)).isFalse();
    }

    @Test
    void aPasswordThatWasChangedMeanwhileAdmitsNobody() {
        var attempts = new Attempts(sql, officers);
        var before = password();
        attempts.begin(officer.id(), clock.instant());
        accounts.setPassword(officer.id(), hashing.hash("a sentence of my own"), false);

        assertThat(attempts.proved(officer.id(), before, clock.instant())).isEmpty();
    }

    private PasswordCheck check(PasswordEncoder encoder) {
        return new PasswordCheck(
                officers,
                new Passwords(sql),
                new Attempts(sql, officers),
                new AuditTrail(sql, clock),
                clock,
                new HashingLimit(encoder, 20, Duration.ofSeconds(2)));
    }

    private boolean isAdmitted(PasswordCheck check, String password) {
        try {
            return check.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(officer.account(), password))
                    .isAuthenticated();
        } catch (BadCredentialsException refused) {
            return false;
        }
    }

    private Account account() {
        return officers.find(officer.id()).orElseThrow();
    }

    private PasswordHash password() {
        return new Passwords(sql).of(officer.id());
    }

    private List<String> deeds() {
        return sql.sql("SELECT deed FROM housing.audit WHERE deed LIKE 'sign-in.%'")
                .query(String.class)
                .list();
    }

    /** Hashes nothing; so many wrong ones wait for each other, and then for the word to go. */
    private static final class Plain implements PasswordEncoder {

        private final CountDownLatch allThere;
        private final CountDownLatch go = new CountDownLatch(1);
        private final boolean waits;

        private Plain(int waiting) {
            allThere = new CountDownLatch(waiting);
            waits = waiting > 0;
        }

        @Override
        public String encode(@Nullable CharSequence password) {
            return "plain " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String kept) {
            try {
                if (waits && "wrong".equals(password)) {
                    allThere.countDown();
                    go.await();
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return ("plain " + password).equals(kept);
        }
    }
}
