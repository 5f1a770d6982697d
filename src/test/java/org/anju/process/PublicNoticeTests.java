package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.ApplicationTest;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Part;
import org.anju.notice.NoticeId;
import org.anju.notice.Notices;
import org.anju.notice.Objections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A public notice whose outcome is owed when its period is over, whoever looks back on it and when. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class PublicNoticeTests {

    private final County county;

    PublicNoticeTests(@Autowired ApplicationContext context) {
        county = new County(context);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    @Test
    void theDutyArisesWhenThePeriodIsOverAndWaitsForWhatWasDecided() {
        var notice = periodOver();
        var owed = county.obligation("N08", Part.OUTCOME);

        assertThat(owed.triggerOn())
                .isEqualTo(county.get(Notices.class).get(notice).lastDay().orElseThrow());
        assertThat(owed.state()).isEqualTo(ObligationState.OPEN);
        assertThat(county.waiting(owed.id().toString())).containsExactly("CatchEvent_ContentComplete");
        assertThat(county.waiting(notice.toString())).containsExactly("Task_CloseNotice");

        county.take("Task_CloseNotice", county.author, Map.of("outcome", "无异议"));
        county.settle();

        assertThat(county.passed(notice.toString())).contains("EndEvent_NoticeClosed");
        assertThat(county.waiting(owed.id().toString())).containsExactly("Task_ReviewDisclosure");
        county.publishEverything();
        assertThat(county.headings("N08", Part.OUTCOME)).contains("无异议").doesNotContain("尚未");
        assertThat(county.overdue("N08", Part.OUTCOME)).isFalse();
    }

    @Test
    void ofANoticeThatNobodyClosesTheLapsePublishesWhatIsKnown() {
        county.clear(Clearance.Grade.ON_DUE_DAY_WITHOUT_PERSONAL_DATA);
        var notice = periodOver();
        var owed = county.obligation("N08", Part.OUTCOME);
        var key = owed.id().toString();
        objection(notice, "名单有误");
        var decided = objection(notice, "程序不当");
        county.get(Objections.class).decide(notice, decided, false, "查无实据", UUID.randomUUID());

        county.firesOnTime("StartEvent_FirstReminderDue", key);
        county.firesOnTime("StartEvent_LapseTimeReached", key);
        county.readBack();

        assertThat(county.headings("N08", Part.OUTCOME))
                .contains("收到异议件数", "尚未处理件数", "公示期已满")
                .doesNotContain("名单有误", "查无实据");
        assertThat(county.obligation("N08", Part.OUTCOME).state()).isEqualTo(ObligationState.OPEN);
        county.firesOnTime("StartEvent_DueDayPassed", key);
        assertThat(county.overdue("N08", Part.OUTCOME)).isTrue();

        county.get(Objections.class).decide(notice, county.undecided(notice), false, "经复核，名单无误", UUID.randomUUID());
        county.take("Task_CloseNotice", county.author, Map.of("outcome", "两件异议均不成立"));
        county.publishEverything();
        county.revokeClearance();

        assertThat(county.obligation("N08", Part.OUTCOME).state()).isEqualTo(ObligationState.PUBLIC);
        assertThat(county.headings("N08", Part.OUTCOME)).contains("两件异议均不成立").doesNotContain("尚未");
    }

    @Test
    void withoutAClearanceTheLapsePublishesNothingOfANoticeThatNobodyCloses() {
        periodOver();
        var owed = county.obligation("N08", Part.OUTCOME);

        county.firesOnTime("StartEvent_LapseTimeReached", owed.id().toString());

        assertThat(county.obligations.history(owed.id()))
                .extracting(each -> each.kind())
                .contains("lapsed-without-clearance");
        assertThat(county.editions(owed)).isZero();
    }

    @Test
    void aVoidedBatchOwesTheCancellationOfANoticeWhosePeriodIsOver() {
        var notice = periodOver();
        objection(notice, "名单有误");

        county.voidBatch();
        county.publishEverything();

        assertThat(county.get(Notices.class).get(notice).closed()).isPresent();
        assertThat(county.obligation("N08", Part.OUTCOME).state()).isEqualTo(ObligationState.PUBLIC);
        assertThat(county.headings("N08", Part.OUTCOME)).contains("批次作废，公示终止").doesNotContain("名单有误");
    }

    @Test
    void aVoidedBatchOwesNothingOfANoticeWhosePeriodNeverEnded() {
        var notice = county.openNotice();

        county.voidBatch();

        assertThat(county.get(Notices.class).get(notice).closed()).isPresent();
        assertThat(county.find("N08", Part.OUTCOME)).isEmpty();
    }

    private NoticeId periodOver() {
        var notice = county.openNotice();
        county.firesOnTime("CatchEvent_PeriodOver", notice.toString());
        return notice;
    }

    private UUID objection(NoticeId notice, String summary) {
        county.get(Objections.class)
                .receive(notice, LocalDate.of(2026, 3, 5), Optional.empty(), summary, county.author);
        return county.get(Objections.class).of(notice).stream()
                .filter(each -> each.summary().equals(summary))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
