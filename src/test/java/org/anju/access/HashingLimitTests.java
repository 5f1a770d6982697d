package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.support.TransactionTemplate;

/** What many strangers at once can make the machine do. */
@ApplicationTest
class HashingLimitTests {

    private final ExecutorService others = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @AfterEach
    void end() {
        end.countDown();
        others.shutdown();
    }

    @Test
    void noMorePasswordsAreHashedAtOnceThanItSays() throws Exception {
        var limit = limit(2, Duration.ofSeconds(20));
        var now = new AtomicInteger();
        var most = new AtomicInteger();

        var all = Stream.generate(() -> others.submit(() -> limit.within(encoder -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    pause();
                    return now.decrementAndGet();
                })))
                .limit(10)
                .toList();
        for (var one : all) {
            one.get();
        }

        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void whoseTurnDoesNotComeSoonIsRefusedAndTakesNobodysTurn() throws Exception {
        var limit = limit(1, Duration.ofMillis(50));
        var busy = occupy(limit, 1);

        assertThatThrownBy(() -> limit.within(encoder -> "never")).isInstanceOf(HashingBusy.class);
        end.countDown();
        busy.get(0).get();
        assertThat(limit.<String>within(encoder -> "now")).isEqualTo("now");
    }

    /** Its connection would wait with it. */
    @Test
    void nothingIsHashedInsideATransaction() {
        var transaction = application.getBean(TransactionTemplate.class);
        var limit = limit(1, Duration.ofMillis(50));

        assertThatThrownBy(() -> transaction.execute(status -> limit.hash("a sentence of my own")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOfficerWhoSignsInMeanwhileIsAskedToComeBackAndHasFailedInNothing() throws Exception {
        var account = new Staff(application).account("990101", Role.OFFICER);
        var browser = new Browser(port, "203.0.113.230");
        occupy(
                application.getBean(HashingLimit.class),
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

        var answer = browser.signIn(account, Staff.PASSWORD);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.page().select("h1").text()).isEqualTo("请求太频繁");
        end.countDown();
        assertThat(browser.signIn(account, Staff.PASSWORD).location()).isEqualTo("/desk/tasks");
    }

    private static HashingLimit limit(int atOnce, Duration patience) {
        return new HashingLimit(PasswordEncoderFactories.createDelegatingPasswordEncoder(), atOnce, patience);
    }

    /** Takes so many turns until the end. */
    private List<Future<String>> occupy(HashingLimit limit, int turns) throws InterruptedException {
        var taken = new CountDownLatch(turns);
        var all = new ArrayList<Future<String>>();
        for (int turn = 0; turn < turns; turn++) {
            all.add(others.submit(() -> limit.within(encoder -> {
                taken.countDown();
                return awaited();
            })));
        }
        taken.await();
        return all;
    }

    private String awaited() {
        try {
            end.await();
            return "done";
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
