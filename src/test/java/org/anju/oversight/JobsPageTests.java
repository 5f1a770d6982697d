package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.anju.ApplicationTest;
import org.anju.access.Officer;
import org.anju.access.OfficerId;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Snapshots;
import org.anju.process.FailedJobs;
import org.anju.region.RegionCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class JobsPageTests {

    private static final RegionCode REGION = new RegionCode("990699");

    private final MockMvc pages;
    private final JdbcClient sql;
    private final Snapshots snapshots;
    private final Obligations obligations;
    private final FailedJobs jobs;
    private final Vitals vitals;
    private final OfficialClock clock;
    private final TransactionTemplate transaction;

    JobsPageTests(
            @Autowired WebApplicationContext context,
            @Autowired JdbcClient sql,
            @Autowired Snapshots snapshots,
            @Autowired Obligations obligations,
            @Autowired FailedJobs jobs,
            @Autowired Vitals vitals,
            @Autowired OfficialClock clock,
            @Autowired PlatformTransactionManager transactions) {
        this.pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.sql = sql;
        this.snapshots = snapshots;
        this.obligations = obligations;
        this.jobs = jobs;
        this.vitals = vitals;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void aFailedJobIsShownWithItsReasonAndGoesOnWhenRetried() throws Exception {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES (?, '败县', 'Bai', '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://localhost:9/')
                        """).param(REGION.value()).update();
        var obligation = Objects.requireNonNull(transaction.execute(status -> {
            var raised = snapshots.raise(REGION, Snapshots.REGISTER, YearMonth.from(clock.today()));
            dropped(raised.id().value(), true);
            return raised;
        }));
        var key = obligation.id().toString();
        Awaitility.await()
                .until(() ->
                        jobs.all().stream().anyMatch(job -> job.businessKey().equals(key)));
        var failed = jobs.all().stream()
                .filter(job -> job.businessKey().equals(key))
                .findFirst()
                .orElseThrow();

        var page = send(get("/ops/jobs")).getContentAsString();
        assertThat(page)
                .contains("Task_DraftDisclosure", key, "IllegalStateException", "与这一步不符", "FrozenFacts")
                .doesNotContain("were dropped", "??");

        dropped(obligation.id().value(), false);
        assertThat(send(post("/ops/jobs/" + failed.id() + "/retry")).getRedirectedUrl())
                .isEqualTo("/ops/jobs?again");
        Awaitility.await().until(() -> obligations.get(obligation.id()).state() == ObligationState.IN_REVIEW);
        assertThat(send(post("/ops/jobs/nothing/retry")).getStatus()).isEqualTo(404);
    }

    @Test
    void theFiguresAreShown() throws Exception {
        assertThat(send(post("/ops/oversight")).getRedirectedUrl()).isEqualTo("/ops/oversight?ran");
        assertThat(send(get("/ops/oversight?ran")).getContentAsString())
                .contains("核对已完成", "最早待发邮件已等待")
                .doesNotContain("??");

        assertThat(vitals.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void aReconcilerThatHasBeenSilentForThreeHoursIsNotWell() throws Exception {
        send(post("/ops/oversight"));
        age("- interval '181 minutes'");
        vitals.look();
        assertThat(vitals.health().getStatus().getCode()).isEqualTo("DOWN");

        age("+ interval '181 minutes'");
        vitals.look();
        assertThat(vitals.health().getStatus().getCode()).isEqualTo("UP");
    }

    private void age(String by) {
        sql.sql("UPDATE housing.reconciliation SET began_at = began_at %1$s, ended_at = ended_at %1$s".formatted(by))
                .update();
    }

    @Test
    void metricsAreReadByOperatorsAndWithTheTokenAlone() throws Exception {
        vitals.look();

        assertThat(send(get("/ops/metrics")).getContentAsString()).contains("anju_reconciler_age_seconds", "jvm_");
        assertThat(gathered("Bearer gathered-by-a-test", "/ops/metrics").getStatus())
                .isEqualTo(200);
        assertThat(gathered("Bearer gathered-by-a-guess", "/ops/metrics").getStatus())
                .isEqualTo(302);
        assertThat(gathered("Bearer gathered-by-a-test", "/ops/jobs").getStatus())
                .isEqualTo(302);
        assertThat(pages.perform(get("/ops/metrics")).andReturn().getResponse().getStatus())
                .isEqualTo(302);
    }

    private MockHttpServletResponse gathered(String authorization, String path) throws Exception {
        return pages.perform(get(path).header("Authorization", authorization))
                .andReturn()
                .getResponse();
    }

    private void dropped(UUID obligation, boolean gone) {
        sql.sql("UPDATE housing.frozen_fact SET dropped_at = CASE WHEN ? THEN frozen_at END WHERE obligation_id = ?")
                .params(gone, obligation)
                .update();
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var officer = new Officer(
                new OfficerId(new UUID(0, 99)), "sun", "孙运维", new RegionCode("990699"), Set.of(Role.OPERATOR));
        request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                        officer, null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR"))))
                .with(csrf());
        return pages.perform(request).andReturn().getResponse();
    }
}
