package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.anju.ApplicationTest;
import org.anju.disclosure.Part;
import org.anju.notice.Notices;
import org.anju.oversight.OneRound;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What the engine lost of a batch or a notice is found; what is surely right is put right. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class LostCasesTests {

    private static int rooms = 9700;

    private final ApplicationContext context;
    private final County county;
    private final EngineFaults engine;

    LostCasesTests(@Autowired ApplicationContext context) {
        this.context = context;
        county = new County(context);
        engine = new EngineFaults(context);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    @Test
    void ofAnOpenNoticeNothingIsWrong() {
        var notice = county.openNotice();

        assertThat(found(notice.toString())).isEmpty();
        assertThat(found(county.batch.value())).isEmpty();
    }

    @Test
    void aBatchWithoutItsProcessIsTold() {
        engine.deleteProcess(county.batch.value());

        assertThat(found(county.batch.value())).containsExactly("open batch-not-running " + county.batch);
    }

    @Test
    void anOpenNoticeWithoutItsProcessIsToldAndItsOutcomeIsOwedAllTheSame() {
        var notice = county.openNotice();
        engine.deleteProcess(notice.toString());
        assertThat(found(notice.toString())).containsExactly("open notice-not-running " + notice);

        county.moveTo(county.get(Notices.class).overAt(notice).plus(Duration.ofHours(9)));

        assertThat(found(notice.toString()))
                .containsExactlyInAnyOrder(
                        "open notice-not-running " + notice, "repaired notice-outcome-not-owed " + notice);
        assertThat(county.obligation("N08", Part.OUTCOME).triggerOn())
                .isEqualTo(county.get(Notices.class).get(notice).lastDay().orElseThrow());
    }

    @Test
    void aNoticeWithoutItsTimerIsTold() {
        var notice = county.openNotice();
        engine.deleteTimers(notice.toString());

        assertThat(found(notice.toString())).containsExactly("open case-stranded public-notice " + notice);
    }

    @Test
    void aNoticeWhoseTimerIsAtTheWrongTimeGetsItsOwn() {
        var notice = county.openNotice();
        engine.moveTimers(notice.toString(), Date.from(County.CLOCK.instant().plus(Duration.ofDays(90))));

        assertThat(found(notice.toString())).containsExactly("repaired period-timer-wrong " + notice);
        assertThat(county.timer("CatchEvent_PeriodOver", notice.toString()).getDuedate())
                .isEqualTo(Date.from(county.get(Notices.class).overAt(notice)));
    }

    @Test
    void aNoticeThatWasAnnouncedAndLostBeforeItOpenedIsTold() {
        var notice = county.announcedNotice();
        engine.deleteProcess(notice.toString());

        assertThat(found(notice.toString())).containsExactly("open notice-not-running " + notice);
    }

    @Test
    void aVoidedBatchLeavesNoNoticeToLookFor() {
        var notice = county.announcedNotice();
        county.voidBatch();
        county.settle();
        engine.deleteProcess(notice.toString());

        assertThat(found(notice.toString())).isEmpty();
        assertThat(found(county.batch.value())).isEmpty();
    }

    @Test
    void aSignUpWithoutItsTimerIsTold() {
        signUpAnnounced();
        engine.deleteTimers(county.batch.value());

        assertThat(found(county.batch.value())).containsExactly("open case-stranded batch-sign-up " + county.batch);
    }

    @Test
    void aSignUpWhoseTimerIsAtTheWrongTimeGetsItsOwn() {
        signUpAnnounced();
        var right =
                county.timer("CatchEvent_SignUpOpened", county.batch.value()).getDuedate();
        engine.moveTimers(county.batch.value(), Date.from(County.CLOCK.instant().plus(Duration.ofDays(90))));

        assertThat(found(county.batch.value())).containsExactly("repaired period-timer-wrong " + county.batch);
        assertThat(county.timer("CatchEvent_SignUpOpened", county.batch.value()).getDuedate())
                .isEqualTo(right);
    }

    private void signUpAnnounced() {
        county.prepare(List.of(county.unit(Integer.toString(rooms++))));
        assertThat(county.waiting(county.batch.value())).contains("CatchEvent_SignUpOpened");
    }

    /** What a round finds of that subject. */
    private List<String> found(String subject) {
        return OneRound.of(context).stream()
                .filter(each -> each.endsWith(" " + subject))
                .toList();
    }
}
