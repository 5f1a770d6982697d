package org.anju.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.region.RegionCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class MessagesTests {

    private static final AtomicInteger regions = new AtomicInteger(1000);
    private static final String SUBJECT = "casework.inbox.count";

    @RegisterExtension
    static final GreenMailExtension mailServer =
            new GreenMailExtension(ServerSetup.SMTP.dynamicPort()).withPerMethodLifecycle(false);

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> mailServer.getSmtp().getPort());
        settings.add("anju.mail.desk", () -> "https://desk.invalid/anju/");
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    Messages messages;

    @Autowired
    Inbox inbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MailRun run;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    /** A region of its own for every test, so that none reads another's messages. */
    String region;

    Staff staff;
    Officer officer;

    @BeforeEach
    void begin() throws Exception {
        mailServer.purgeEmailFromAllMailboxes();
        staff = new Staff(application);
        region = "99%04d".formatted(regions.incrementAndGet());
        officer = staff.officer(region, Role.REVIEWER);
    }

    @AfterEach
    void nothingIsLeft() {
        sql.sql("DELETE FROM housing.outgoing_mail").update();
    }

    private MessageDraft toReviewers(boolean mailToo) {
        return new MessageDraft(Role.REVIEWER, new RegionCode(region), SUBJECT, List.of("7"), "/desk/tasks", mailToo);
    }

    /** Failed in the transaction that wrote it, so that the worker does not send it meanwhile. */
    private Mail aMailThatFailed() {
        transaction.executeWithoutResult(status -> {
            messages.send(toReviewers(true));
            outbox.failed(outbox.hanging().get(0), "Refused");
        });
        return outbox.hanging().get(0);
    }

    @Test
    void aNumberOfAPersonDoesNotLeaveByMail() {
        var draft = new MessageDraft(
                Role.REVIEWER, new RegionCode(region), SUBJECT, List.of("致电 13800138000"), "/desk/tasks", true);
        messages.send(draft);
        run.run();

        Awaitility.await()
                .untilAsserted(() -> assertThat(outbox.hanging())
                        .as("stopped by the leak gate")
                        .extracting(Mail::fault)
                        .containsExactly(Optional.of("Leak")));
        assertThat(mailServer.getReceivedMessages()).isEmpty();
    }

    @Test
    void whoHoldsTheRoleForTheRegionFindsTheMessage() {
        messages.send(toReviewers(false));

        assertThat(inbox.unread(officer)).isEqualTo(1);
        assertThat(inbox.unread(staff.officer("990198", Role.REVIEWER))).isZero();
        assertThat(inbox.unread(staff.officer(region, Role.OFFICER))).isZero();
    }

    @Test
    void aMessageToOneOfficerIsNobodyElses() {
        messages.send(new MessageDraft(officer.id(), SUBJECT, List.of("7"), "/desk/tasks", false));

        assertThat(inbox.unread(officer)).isEqualTo(1);
        assertThat(inbox.unread(staff.officer(region, Role.REVIEWER))).isZero();
    }

    @Test
    void openingAMessageMarksItReadForItsReaderAlone() {
        var colleague = staff.officer(region, Role.REVIEWER);
        messages.send(toReviewers(false));
        var browser = new Browser(port);
        browser.signIn(officer.account(), Staff.PASSWORD);

        var list = browser.get("/desk/inbox");
        var open = list.page()
                .select("form[action^=/desk/inbox/]:not([action$=read])")
                .attr("action");

        assertThat(list.text()).contains("共 7 条");
        assertThat(browser.post(open).location()).isEqualTo("/desk/tasks");
        assertThat(inbox.unread(officer)).isZero();
        assertThat(inbox.unread(colleague)).isEqualTo(1);
    }

    @Test
    void anothersMessageCannotBeOpened() {
        messages.send(new MessageDraft(officer.id(), SUBJECT, List.of("7"), "/desk/tasks", false));
        var id = inbox.of(officer, 1).get(0).id();
        var browser = new Browser(port);
        browser.signIn(staff.account("990198", Role.REVIEWER), Staff.PASSWORD);
        browser.get("/desk/inbox");

        assertThat(browser.post("/desk/inbox/" + id.value()).status()).isEqualTo(404);
        assertThat(browser.post("/desk/inbox/not-an-id").status()).isEqualTo(404);
        assertThat(inbox.unread(officer)).isEqualTo(1);
    }

    @Test
    void mailLeavesAfterTheCommit() throws Exception {
        messages.send(toReviewers(true));
        run.run();

        assertThat(mailServer.waitForIncomingEmail(10_000, 1)).isTrue();
        var mail = mailServer.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("【安居】共 7 条");
        assertThat(mail.getContent().toString()).contains("https://desk.invalid/anju/desk/tasks");
        assertThat(GreenMailUtil.getAddressList(mail.getAllRecipients()))
                .isEqualTo(officer.account() + "@anju.invalid");
        assertThat(outbox.countHanging()).isZero();
    }

    @Test
    void whatIsRolledBackSendsNothing() {
        transaction.executeWithoutResult(status -> {
            messages.send(toReviewers(true));
            status.setRollbackOnly();
        });
        run.run();

        assertThat(inbox.unread(officer)).isZero();
        assertThat(mailServer.getReceivedMessages()).isEmpty();
    }

    @Test
    void whatFailsIsTriedAgainLaterAndGivenUpAtLast() {
        var mail = aMailThatFailed();
        for (int attempt = 1; attempt <= Outbox.WAITS.size(); attempt++) {
            var tried = outbox.hanging().get(0);
            transaction.executeWithoutResult(status -> outbox.failed(tried, "Refused"));
        }

        var hanging = outbox.hanging().get(0);
        assertThat(hanging.attempts()).isEqualTo(Outbox.WAITS.size() + 1);
        assertThat(hanging.givenUpAt()).isPresent();
        assertThat(outbox.again(mail.id())).isTrue();
        assertThat(outbox.hanging().get(0).givenUpAt()).isEmpty();
    }

    @Test
    void operatorsSeeWhatHangsWithoutAnAddress() {
        aMailThatFailed();
        var operator = new Browser(port);
        operator.signIn(staff.account("990198", Role.OPERATOR), Staff.PASSWORD);

        assertThat(operator.get("/ops/mail").text()).contains(officer.account()).doesNotContain("@anju.invalid");
    }
}
