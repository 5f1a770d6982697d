package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.anju.ApplicationTest;
import org.anju.batch.Batches;
import org.anju.batch.Stage;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.anju.register.Status;
import org.anju.step.WorkList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two batches of a county, in both of which the same household takes part. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class OneHomeTests {

    private final ApplicationContext context;
    private final TransactionTemplate transactions;

    OneHomeTests(@Autowired ApplicationContext context, @Autowired PlatformTransactionManager manager) {
        this.context = context;
        this.transactions = new TransactionTemplate(manager);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    /** A batch up to the session in which everybody has signed in. */
    private County inSession(String room, List<String> numbers) {
        var county = new County(context);
        county.prepare(List.of(county.unit(room)));
        county.signUp(numbers);
        county.qualify();
        county.draw();
        county.apply("Task_RunSelectionSession", "sign-in");
        return county;
    }

    private static WorkList.RowResult choose(County county, String room) {
        var list = county.workList("Task_RunSelectionSession");
        var row = list.page(county.batch.value(), new WorkList.WorkFilter("", "signed-in"), 0, 1)
                .rows()
                .get(0);
        return list.apply(
                        county.batch.value(),
                        "choose",
                        Set.of(row.id()),
                        Map.of("unit", "XHY 1栋" + room),
                        county.author)
                .get(0);
    }

    private static WorkList.RowResult handOver(County county, String verb) {
        var list = county.workList("Task_RecordHandover");
        var row = list.page(county.batch.value(), new WorkList.WorkFilter("", ""), 0, 1)
                .rows()
                .get(0);
        return list.apply(county.batch.value(), verb, Set.of(row.id()), Map.of(), county.author)
                .get(0);
    }

    private static void toTheHandover(County county) {
        county.take(
                "Task_RunSelectionSession",
                county.author,
                Map.of("heldOn", County.CLOCK.today().toString(), "place", "大厅"));
        county.take("Task_RecordWaivers", county.author, Map.of());
        county.settle();
        county.take("Task_CompileResult", county.author, Map.of());
        county.take("Task_ApproveResult", county.second, County.approval());
        county.settle();
    }

    private static void close(County county) {
        county.take("Task_RecordHandover", county.author, Map.of());
        county.publishEverything();
        county.take("Task_CloseBatch", county.author, Map.of("summary", "全部办结"));
        county.publishEverything();
    }

    @Test
    void whoHasAHomeFromOneBatchIsGivenNoneInAnother() {
        var numbers = List.of(new County(context).household("钱一户", 171));
        var one = inSession("841", numbers);
        var other = inSession("842", numbers);
        assertThat(choose(one, "841").done()).isTrue();

        assertThat(choose(other, "842"))
                .extracting(WorkList.RowResult::done, WorkList.RowResult::key, WorkList.RowResult::arguments)
                .containsExactly(false, "batch.home.elsewhere", List.of(numbers.get(0), one.batch.value()));

        toTheHandover(one);
        assertThat(choose(other, "842").key()).isEqualTo("batch.home.elsewhere");
        assertThat(handOver(one, "forfeit").done()).isTrue();
        assertThat(choose(other, "842").done()).isTrue();
        for (var verb : List.of("reopen", "sign")) {
            assertThat(handOver(one, verb))
                    .extracting(WorkList.RowResult::key, WorkList.RowResult::arguments)
                    .containsExactly("batch.home.elsewhere", List.of(numbers.get(0), other.batch.value()));
        }
        toTheHandover(other);
        assertThat(handOver(one, "sign").key()).isEqualTo("batch.home.elsewhere");
        assertThat(handOver(other, "sign").done()).isTrue();
        close(other);
        assertThat(handOver(one, "sign").key()).isEqualTo("batch.home.housed");
        close(one);

        assertThat(standing(numbers.get(0))).isEqualTo(Status.HOUSED);
        assertThat(context.getBean(Batches.class).get(one.batch).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void whoLeavesTheRegisterIsGivenNoHomeAndHoldsNoBatchUp() {
        var number = new County(context).household("孙二户", 172);
        var county = inSession("843", List.of(number));
        assertThat(choose(county, "843").done()).isTrue();
        toTheHandover(county);
        assertThat(handOver(county, "sign").done()).isTrue();
        remove(number);
        assertThat(handOver(county, "sign").key()).isEqualTo("batch.home.removed");

        close(county);

        assertThat(standing(number)).isEqualTo(Status.REMOVED);
        assertThat(context.getBean(Batches.class).get(county.batch).stage()).isEqualTo(Stage.CLOSED);
    }

    /** The second is answered when the first is done. */
    @Test
    void twoBatchesAreNotAskedAboutAHouseholdAtOnce() {
        var numbers = List.of(new County(context).household("李三户", 173));
        var one = inSession("844", numbers);
        var other = inSession("845", numbers);

        var later = Objects.requireNonNull(transactions.execute(status -> {
            assertThat(choose(one, "844").done()).isTrue();
            var asked = CompletableFuture.supplyAsync(() -> choose(other, "845"));
            await().until(() -> waitingForALock() > 0);
            return asked;
        }));

        assertThat(later.join().key()).isEqualTo("batch.home.elsewhere");
    }

    private int waitingForALock() {
        return context.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .query(Integer.class)
                .single();
    }

    private void remove(String number) {
        context.getBean(Households.class).remove(County.CODE, new RegistrationNumber(number), LocalDate.of(2026, 6, 1));
    }

    private Status standing(String number) {
        return context.getBean(Households.class)
                .find(County.CODE, new RegistrationNumber(number))
                .orElseThrow()
                .status();
    }
}
