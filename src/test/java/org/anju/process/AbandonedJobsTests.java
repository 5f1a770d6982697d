package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs in the hands of a copy that lives stay there, however long they take; those of one that ended are free at once. */
class AbandonedJobsTests {

    private static final TestEngine TRIAL = TestEngine.with(Map.of("trialTasks", new Nothing()));

    private final Presence other = new Presence(TestEngine.SOURCE, "the other", name -> {});
    private final Presence own = new Presence(TestEngine.SOURCE, "this one", name -> {});
    private final AbandonedJobs abandoned = new AbandonedJobs(TRIAL.engine, own, TRIAL.transaction);
    private String instance = "";

    /** Does nothing. */
    @Verbs("trialTasks")
    public static class Nothing {

        public void nothing(String key) {}
    }

    @BeforeEach
    void aJobThatTheOtherHasInHand() {
        TRIAL.deploy(
                TestEngine.around(
                        "<bpmn:serviceTask id='Task_Trial' camunda:expression='${trialTasks.nothing(execution.processBusinessKey)}'/>"));
        instance = TRIAL.start("abandoned");
        TRIAL.sql
                .sql("UPDATE engine.act_ru_job SET lock_owner_ = ?, lock_exp_time_ = ? WHERE process_instance_id_ = ?")
                .param(other.copy())
                .param(Timestamp.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(3_000)))
                .param(instance)
                .update();
    }

    @AfterEach
    void leave() {
        other.leave();
        own.leave();
        TRIAL.endAll();
    }

    @AfterAll
    static void close() {
        TRIAL.close();
    }

    @Test
    void ofACopyThatLivesNothingIsTaken() {
        other.show();

        assertThat(abandoned.giveBack()).isZero();
        assertThat(owner()).contains("the other");
    }

    @Test
    void ofACopyThatEndedEverythingIsTakenUpAtOnce() {
        other.show();
        other.leave();

        assertThat(abandoned.giveBack()).isEqualTo(1);
        assertThat(owner()).isEmpty();
    }

    @Test
    void whatIsInItsOwnHandsACopyKeepsEvenIfItsConnectionBroke() {
        var itself = new AbandonedJobs(TRIAL.engine, other, TRIAL.transaction);

        assertThat(itself.giveBack()).isZero();
        assertThat(owner()).contains("the other");
    }

    /** Its jobs may have failed without being able to say so. */
    @Test
    void whoLostItsConnectionGoesOnUnderAnotherNameAndWhatItHadInHandIsFree() {
        other.show();
        TRIAL.sql
                .sql(
                        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();

        assertThat(other.show()).isTrue();
        assertThat(other.copy()).isNotEqualTo("the other");
        assertThat(new AbandonedJobs(TRIAL.engine, other, TRIAL.transaction).giveBack())
                .isEqualTo(1);
        assertThat(owner()).isEmpty();
    }

    private Optional<String> owner() {
        return TRIAL.sql
                .sql("SELECT lock_owner_ FROM engine.act_ru_job WHERE process_instance_id_ = ?")
                .param(instance)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single();
    }
}
