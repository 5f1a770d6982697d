package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrozenFactsTests {

    private final DisclosureOffice office = new DisclosureOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whatIsEnteredAfterTheTriggerIsInNoDraftOfIt() {
        var obligation = office.raise(1);
        office.facts.applicant = "王五";
        office.draft(obligation);
        office.draft(obligation);

        assertThat(names(office.publish(obligation))).containsExactly("欧阳·麦麦提", "李四");
    }

    @Test
    void theFullEditionAfterALapseTellsWhatTheLapseWouldHave() {
        office.clear(Clearance.Grade.ON_DUE_DAY_WITHOUT_PERSONAL_DATA);
        var obligation = office.raise(1);
        office.draft(obligation);
        office.facts.applicant = "王五";
        office.run(() -> office.get(Publishing.class).lapse(obligation.id()));

        assertThat(names(office.publish(obligation))).containsExactly("欧阳·麦麦提", "李四");
    }

    @Test
    void aCorrectionOfOneCellLeavesTheOthersAsTheyWere() {
        var old = office.published(office.raise(1));
        office.facts.applicant = "王五";

        var corrected = office.published(office.get(Corrections.class)
                .correct(old, "姓名有误", List.of(new Corrections.ChangedCell("R26-AAAA-00002", "applicant", "赵六"))));

        assertThat(names(corrected)).containsExactly("欧阳·麦麦提", "赵六");
    }

    @Test
    void aRepairTakesTheFactsAnew() {
        var obligation = office.raise(1);
        office.draft(obligation);
        office.facts.applicant = "王五";
        office.repair(obligation);
        office.draft(obligation);

        assertThat(names(office.publish(obligation))).containsExactly("王五", "李四");
        assertThat(office.kinds(obligation)).contains("repaired");
    }

    @Test
    void theCopySealsIdNumbersAndHoldsNothingThatIsNeverPublished() {
        office.raise(1);

        assertThat(office.sql
                        .sql("SELECT r::text FROM housing.frozen_row r")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).doesNotContain(DisclosureOffice.ID_NUMBER, "不公开"));
    }

    @Test
    void theCopyGoesWithTheLastPersonalCellsMadeFromIt() {
        var old = office.published(office.raise(1));
        office.clock.moveTo("2027-11-01T02:00:00Z");
        var corrected = office.published(office.get(Corrections.class)
                .correct(old, "姓名有误", List.of(new Corrections.ChangedCell("R26-AAAA-00002", "applicant", "赵六"))));

        office.clock.moveTo("2028-11-03T02:00:00Z");
        office.get(Redactions.class).run();
        assertThat(office.count("housing.frozen_row")).isEqualTo(2);

        office.clock.moveTo("2029-11-03T02:00:00Z");
        office.get(Redactions.class).run();
        assertThat(office.count("housing.frozen_row")).isZero();
        assertThatThrownBy(() -> office.get(Corrections.class)
                        .correct(corrected, "再改", List.of(new Corrections.ChangedCell("", "project", "桃花苑"))))
                .isInstanceOfSatisfying(
                        ChangeRefused.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("disclosure.change.redacted"));
    }

    private List<String> names(EditionId edition) {
        return office.get(Editions.class).rows(edition, 10, 0).stream()
                .map(row -> row.get(1))
                .toList();
    }
}
