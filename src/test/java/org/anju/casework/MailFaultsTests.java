package org.anju.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail server that is dead, slow or refuses: nothing waits for it, nothing is lost. */
@ApplicationTest
class MailFaultsTests {

    private static final AtomicInteger regions = new AtomicInteger(1500);

    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final ApplicationContext application;
    private final Messages messages;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final JdbcClient sql;
    private final OfficialClock clock;
    private final Staff staff;
    private final String region = "99%04d".formatted(regions.incrementAndGet());
    private final Officer first;
    private final Officer second;

    @LocalServerPort
    int port;

    MailFaultsTests(@Autowired ApplicationContext application) {
        this.application = application;
        this.messages = application.getBean(Messages.class);
        this.outbox = application.getBean(Outbox.class);
        this.transaction = application.getBean(TransactionTemplate.class);
        this.sql = application.getBean(JdbcClient.class);
        this.clock = application.getBean(OfficialClock.class);
        this.staff = new Staff(application);
        this.first = staff.officer(region, Role.REVIEWER);
        this.second = staff.officer(region, Role.DIRECTOR);
    }

    @BeforeEach
    @AfterEach
    void nothingWaits() {
        sql.sql("DELETE FROM housing.outgoing_mail").update();
    }

    @Test
    void aServerThatNeverAnswersHoldsNeitherARowNorTheNextRun() throws Exception {
        try (var server = new ScriptedMailServer(ScriptedMailServer.SILENT)) {
            var run = run(server);
            mailToBoth();

            var running = new Thread(run::run);
            running.start();
            Awaitility.await()
                    .until(() -> outbox.hanging().stream()
                            .anyMatch(
                                    mail -> mail.dueAt().isAfter(clock.instant().plusSeconds(60))));
            assertThat(sql.sql("SELECT id FROM housing.outgoing_mail FOR UPDATE SKIP LOCKED")
                            .query(UUID.class)
                            .list())
                    .as("mails that nobody holds")
                    .hasSize(2);
            assertThat(outbox.again(outbox.hanging().get(0).id())).isTrue();

            running.join(Duration.ofMinutes(2).toMillis());
            assertThat(running.isAlive()).isFalse();
            assertThat(outbox.hanging())
                    .hasSize(2)
                    .allMatch(mail -> mail.givenUpAt().isEmpty());
        }
    }

    @Test
    void aServerThatGreetsByteByByteHoldsNoRun() throws Exception {
        try (var server = new ScriptedMailServer(ScriptedMailServer.DRIPS)) {
            mailToBoth();

            endsInTime(run(server));

            assertThat(outbox.hanging()).hasSize(2).allMatch(mail -> mail.attempts() == 0);
            server.says(ScriptedMailServer.TAKES_ALL);
            dueAgain();
            run(server).run();
            assertThat(server.taken).containsExactlyInAnyOrder(address(first), address(second));
        }
    }

    @Test
    void anAnswerThatComesByteByByteKeepsItsMailOnlyAndLeavesNoThread() throws Exception {
        try (var server = new ScriptedMailServer(
                recipient -> recipient.equals(address(first)) ? ScriptedMailServer.DRIP : "250 ok")) {
            mailToBoth();
            var before = ofConversations();

            endsInTime(run(server));
            endsInTime(run(server));

            assertThat(server.taken).containsExactly(address(second));
            assertThat(outbox.hanging()).singleElement().satisfies(mail -> {
                assertThat(mail.address()).contains(address(first));
                assertThat(mail.givenUpAt()).isEmpty();
            });
            Awaitility.await().untilAsserted(() -> assertThat(ofConversations()).isSubsetOf(before));
        }
    }

    /** Within twice what one conversation may take; the server would go on for ever. */
    private static void endsInTime(MailRun run) throws InterruptedException {
        var running = new Thread(run::run);
        running.setDaemon(true);
        running.start();
        running.join(LONGEST.multipliedBy(2).toMillis());
        assertThat(running.isAlive()).as("the run goes on").isFalse();
    }

    /** The server's threads end with their connections; Jakarta Mail has one for each that it writes to. */
    private static Set<Thread> ofConversations() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("scripted-mail|pool-\\d+-thread-\\d+"))
                .collect(Collectors.toSet());
    }

    @Test
    void whileTheServerIsDeadNothingIsCountedAgainstAMailAndAfterwardsEverythingLeaves() throws Exception {
        var dead = new ScriptedMailServer(ScriptedMailServer.TAKES_ALL);
        dead.close();
        mailToBoth();
        for (var run = 0; run < 20; run++) {
            run(dead).run();
            dueAgain();
        }
        assertThat(outbox.hanging()).hasSize(2).allMatch(mail -> mail.attempts() == 0);
        assertThat(operatorSees("/ops/mail")).contains("邮件服务器连不上或不应答", first.account());

        try (var server = new ScriptedMailServer(ScriptedMailServer.TAKES_ALL)) {
            run(server).run();

            assertThat(server.taken).containsExactlyInAnyOrder(address(first), address(second));
            assertThat(outbox.countHanging()).isZero();
        }
    }

    @Test
    void aRefusedMailWaitsAloneAndStopsAtLast() throws Exception {
        try (var server =
                new ScriptedMailServer(recipient -> recipient.equals(address(first)) ? "550 nobody here" : "250 ok")) {
            mailToBoth();
            for (var attempt = 0; attempt <= Outbox.WAITS.size(); attempt++) {
                run(server).run();
                dueAgain();
            }

            assertThat(server.taken).containsExactly(address(second));
            assertThat(outbox.hanging())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.givenUpAt()).isPresent());
            assertThat(operatorSees("/ops/mail")).contains("邮件服务器拒收", "已停止");
            assertThat(operatorSees("/ops/oversight")).contains("没有配置邮件服务器");
        }
    }

    @Test
    void whoIsRefusedForNowIsTriedAgain() throws Exception {
        try (var server =
                new ScriptedMailServer(recipient -> recipient.equals(address(first)) ? "450 later" : "250 ok")) {
            mailToBoth();
            run(server).run();
            assertThat(outbox.hanging())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.attempts()).isOne());

            server.says(ScriptedMailServer.TAKES_ALL);
            run(server).run();
            assertThat(outbox.countHanging()).isOne();
            dueAgain();
            run(server).run();

            assertThat(outbox.countHanging()).isZero();
        }
    }

    private String operatorSees(String page) {
        var operator = new Browser(port);
        operator.signIn(staff.account("990198", Role.OPERATOR), Staff.PASSWORD);
        return operator.get(page).text();
    }

    private static String address(Officer officer) {
        return officer.account() + "@anju.invalid";
    }

    private void mailToBoth() {
        for (var role : List.of(Role.REVIEWER, Role.DIRECTOR)) {
            messages.send(new MessageDraft(
                    role, new RegionCode(region), "casework.inbox.count", List.of("7"), "/desk/tasks", true));
        }
    }

    private void dueAgain() {
        sql.sql("UPDATE housing.outgoing_mail SET due_at = ?")
                .param(java.sql.Timestamp.from(clock.instant()))
                .update();
    }

    private MailRun run(ScriptedMailServer server) throws IOException {
        var settings = new Properties();
        Binder.get(application.getEnvironment())
                .bind("spring.mail.properties", Bindable.of(Properties.class))
                .ifBound(settings::putAll);
        var senders = new StaticListableBeanFactory();
        senders.addBean("sender", server.sender(settings));
        return new MailRun(
                outbox,
                senders.getBeanProvider(JavaMailSenderImpl.class),
                new MailSettings("anju@localhost", URI.create("http://localhost:8080"), LONGEST),
                application.getBean(MessageSource.class),
                transaction);
    }
}
