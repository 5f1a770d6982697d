package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.anju.ApplicationTest;
import org.anju.batch.Result;
import org.anju.disclosure.Part;
import org.anju.step.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Result ⊆ sign-up ⊆ register: who was no applicant is allocated nothing, whoever says so. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class ResultTests {

    private final County county;

    ResultTests(@Autowired ApplicationContext context) {
        county = new County(context);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    @Test
    void whoNeverSignedUpCannotStandInAResult() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> allocate("R26-AAAA-00001"))
                .withMessageContaining("allocation_is_of_an_entrant");
    }

    @Test
    void whoWasRefusedInTheReCheckIsNotApproved() {
        var number = county.household("赵六", 61);
        entrant(number, "refused");
        allocate(number);

        assertRefused(number);
    }

    @Test
    void whoIsNotInTheRegisterIsNotApproved() {
        entrant("R26-AAAA-00002", "qualified");
        allocate("R26-AAAA-00002");

        assertRefused("R26-AAAA-00002");
    }

    private void assertRefused(String number) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> county.step("Task_ApproveResult", county.second, County.approval()))
                .satisfies(refused -> assertThat(refused.objections())
                        .singleElement()
                        .satisfies(each -> {
                            assertThat(each.key()).isEqualTo("batch.result.not-signed-up");
                            assertThat(each.arguments()).isEqualTo(List.of(number));
                        }));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> county.get(TransactionTemplate.class)
                        .executeWithoutResult(status -> county.get(Result.class).record(county.batch)));
        assertThat(county.find("N15", Part.WHOLE)).isEmpty();
    }

    private void entrant(String number, String decision) {
        county.database
                .sql("""
                        INSERT INTO housing.entrant (id, batch_number, position, registration_number, applicant_name,
                          id_number_sealed, household_size, tier, project_code, project_name, unit_type, decision, reason)
                        VALUES (?, ?, 1, ?, '赵六', 'x', 2, 'A', 'XHY', '杏花苑', '2R', ?, ?)
                        """)
                .params(java.util.Arrays.asList(
                        UUID.randomUUID(),
                        county.batch.value(),
                        number,
                        decision,
                        decision.equals("refused") ? "income" : null))
                .update();
    }

    private void allocate(String number) {
        county.database
                .sql("""
                        INSERT INTO housing.allocation (id, batch_number, position, registration_number, applicant_name, unit_id,
                          project_name, unit_type, area, compiled_by, handover)
                        VALUES (?, ?, 1, ?, '赵六', ?, '杏花苑', '2R', 58.20, ?, 'pending')
                        """)
                .params(UUID.randomUUID(), county.batch.value(), number, UUID.randomUUID(), county.author)
                .update();
    }
}
