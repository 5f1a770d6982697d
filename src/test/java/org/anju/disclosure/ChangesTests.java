package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.anju.journal.Commitment;
import org.anju.journal.Hash;
import org.anju.journal.Journal;
import org.anju.journal.MerkleTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangesTests {

    private static final UUID REVIEWER = UUID.randomUUID();
    private static final UUID DIRECTOR = UUID.randomUUID();

    private final DisclosureOffice office = new DisclosureOffice();
    private final Corrections corrections = office.get(Corrections.class);
    private final Takedowns takedowns = office.get(Takedowns.class);

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aCorrectionIsANewEditionThatNamesTheOld() {
        var old = office.published(office.raise(1));

        var raised = corrections.correct(
                old, "姓名有误", List.of(cell("R26-AAAA-00001", "applicant", "王五"), cell("", "project", "桃花苑")));
        var corrected = office.edition(office.published(raised));

        assertThat(corrected.kind()).isEqualTo("correction");
        assertThat(corrected.replaces()).contains(old);
        assertThat(corrected.reason()).contains("姓名有误");
        assertThat(corrected.headings()).extracting(heading -> heading.value()).containsExactly("桃花苑");
        assertThat(names(corrected.id())).containsExactly("王五", "李四");
        assertThat(names(old)).containsExactly("欧阳·麦麦提", "李四");
        assertThat(office.edition(old).replacedBy()).contains(corrected.id());
    }

    @Test
    void aSecondCorrectionKeepsTheFirst() {
        var old = office.published(office.raise(1));
        var first = office.published(corrections.correct(old, "一", List.of(cell("R26-AAAA-00001", "applicant", "王五"))));

        var second =
                office.published(corrections.correct(first, "二", List.of(cell("R26-AAAA-00002", "applicant", "赵六"))));

        assertThat(names(second)).containsExactly("王五", "赵六");
    }

    @Test
    void aCorrectionOfWhatIsNotThereIsRefusedAndChangesNothing() {
        var old = office.published(office.raise(1));
        var before = office.count("disclosure.obligation");

        refused("disclosure.change.nothing", () -> corrections.correct(old, "错", List.of()));
        refused("disclosure.change.reason", () -> corrections.withdraw(old, " "));
        refused("disclosure.change.reason", () -> corrections.withdraw(old, "\u3164\u200b"));
        refused("disclosure.change.characters", () -> corrections.withdraw(old, "错\u202e误"));
        refused(
                "disclosure.change.characters",
                () -> corrections.correct(old, "错", List.of(cell("R26-AAAA-00001", "applicant", "王\u0007五"))));
        refused(
                "disclosure.change.no-row",
                () -> corrections.correct(old, "错", List.of(cell("R26-XXXX-00009", "applicant", "王五"))));
        refused(
                "disclosure.change.no-column",
                () -> corrections.correct(old, "错", List.of(cell("R26-AAAA-00001", "secret", "王五"))));
        refused(
                "disclosure.change.no-heading",
                () -> corrections.correct(old, "错", List.of(cell("", "nothing", "王五"))));
        refused(
                "disclosure.change.twice",
                () -> corrections.correct(
                        old,
                        "错",
                        List.of(cell("R26-AAAA-00001", "applicant", "甲"), cell("R26-AAAA-00001", "applicant", "乙"))));
        refused("disclosure.change.leak", () -> corrections.withdraw(old, "误公开" + DisclosureOffice.ID_NUMBER));
        refused("disclosure.change.unknown", () -> corrections.withdraw(new EditionId(UUID.randomUUID()), "没有"));

        assertThat(office.count("disclosure.obligation")).isEqualTo(before);
        assertThat(office.count("housing.changed_cell")).isZero();
    }

    @Test
    void anEditionIsChangedOnceAndThenItsSuccessor() {
        var old = office.published(office.raise(1));
        office.published(corrections.correct(old, "一", List.of(cell("R26-AAAA-00001", "applicant", "王五"))));

        refused("disclosure.change.running", () -> corrections.withdraw(old, "二"));
    }

    @Test
    void aCorrectedIdNumberIsMaskedBeforeItIsKept() {
        var old = office.published(office.raise(1));

        corrections.correct(old, "号码有误", List.of(cell("R26-AAAA-00001", "idNumber", DisclosureOffice.ID_NUMBER)));

        assertThat(office.sql
                        .sql("SELECT value FROM housing.changed_cell")
                        .query(String.class)
                        .single())
                .isEqualTo("990101************");
    }

    @Test
    void aWithdrawalLeavesItsReasonAndNoRows() {
        var old = office.published(office.raise(1));

        var withdrawn = office.edition(office.published(corrections.withdraw(old, "名单有误")));

        assertThat(withdrawn.kind()).isEqualTo("withdrawal");
        assertThat(withdrawn.reason()).contains("名单有误");
        assertThat(withdrawn.rowCount()).isZero();
        assertThat(withdrawn.replaces()).contains(old);
    }

    @Test
    void twoPeopleTakeAnEditionDown() {
        var edition = office.published(office.raise(1));

        takedowns.takeDown(edition, DisclosureOffice.QINGHE, "误公开", REVIEWER, "reviewer");

        var takedown = takedowns.of(List.of(DisclosureOffice.QINGHE)).get(0);
        assertThat(takedown.confirmBy()).isEqualTo("2026-11-03");
        assertThat(office.edition(edition).takenDown()).isTrue();
        assertThat(office.events).contains(new TakenDown(edition));
        assertThat(office.get(Journal.class).indexOf("takedown:" + takedown.id()))
                .isPresent();
        refused(
                "disclosure.takedown.not-possible",
                () -> takedowns.takeDown(edition, DisclosureOffice.QINGHE, "再次", DIRECTOR, "director"));
        refused("disclosure.takedown.second-person", () -> takedowns.decide(takedown.id(), true, REVIEWER, "reviewer"));

        takedowns.decide(takedown.id(), false, DIRECTOR, "director");

        assertThat(office.edition(edition).takenDown()).isFalse();
        refused("disclosure.takedown.second-person", () -> takedowns.decide(takedown.id(), true, DIRECTOR, "director"));
    }

    /** Otherwise it would stay down after one of the alarms was called off. */
    @Test
    void manyWhoTakeAnEditionDownAtOnceTakeItDownOnce() {
        var edition = office.published(office.raise(1));

        var done =
                IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> takesDown(edition)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(done).containsOnlyOnce(true).hasSize(8);
        assertThat(office.count("disclosure.takedown")).isOne();
    }

    private boolean takesDown(EditionId edition) {
        try {
            takedowns.takeDown(edition, DisclosureOffice.QINGHE, "误公开", REVIEWER, "reviewer");
            return true;
        } catch (ChangeRefused down) {
            return false;
        }
    }

    @Test
    void whenItsTermHasPassedAnEditionForgetsThePeopleAndStillProvesItself() {
        var edition = office.published(office.raise(1));
        var root = office.sql
                .sql("SELECT rows_root FROM disclosure.edition")
                .query(byte[].class)
                .single();
        office.clock.moveTo("2028-11-02T02:00:00Z");
        office.get(Redactions.class).run();
        assertThat(office.count("disclosure.redaction")).as("on the last day").isZero();
        office.clock.moveTo("2028-11-03T02:00:00Z");

        office.get(Redactions.class).run();
        office.get(Redactions.class).run();

        assertThat(office.get(Editions.class).rows(edition, 10, 0))
                .containsExactly(List.of("R26-AAAA-00001", "", ""), List.of("R26-AAAA-00002", "", ""));
        assertThat(office.count("disclosure.edition_file WHERE bytes IS NOT NULL"))
                .isZero();
        assertThat(office.events).containsOnlyOnce(new Redacted(edition));
        assertThat(office.get(Journal.class).indexOf("redaction:" + edition)).isPresent();
        assertThat(rootOverKeptHashes()).isEqualTo(root);
    }

    @Test
    void whatIsPublishedCanBeNeitherChangedNorRemoved() {
        office.published(office.raise(1));

        for (var statement : List.of(
                "UPDATE disclosure.edition SET title = ''",
                "DELETE FROM disclosure.edition",
                "UPDATE disclosure.edition_row SET cells = '{}'",
                "DELETE FROM disclosure.edition_row",
                "TRUNCATE disclosure.edition_row",
                "UPDATE disclosure.edition_file SET bytes = NULL",
                "DELETE FROM disclosure.edition_file",
                "DELETE FROM disclosure.publication",
                "UPDATE disclosure.obligation_event SET note = ''",
                "DELETE FROM disclosure.obligation_event",
                "DELETE FROM disclosure.leaf")) {
            var table = statement.replaceAll(".*disclosure\\.(\\w+).*", "$1");
            assertThatThrownBy(() -> office.database.app().sql(statement).update())
                    .as("the application: %s", statement)
                    .rootCause()
                    .hasMessageContaining("permission denied for table " + table);
            assertThatThrownBy(() -> office.database.owner().sql(statement).update())
                    .as("the owner: %s", statement)
                    .rootCause()
                    .hasMessageMatching("(?s).*(disclosure.%1$s is append-only|%1$s_stands: ).*".formatted(table));
        }
        assertThatThrownBy(() -> office.sql
                        .sql("SET anju.redacting = 'yes'; UPDATE disclosure.edition SET title = ''")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aRegisterIsTakenOncePerMonthAndTheFirstMayBeTakenAtOnce() {
        var snapshots = office.get(Snapshots.class);

        var baseline = snapshots.raise(DisclosureOffice.QINGHE, Snapshots.REGISTER, YearMonth.of(2026, 11));
        refused(
                "disclosure.snapshot.running",
                () -> snapshots.raise(DisclosureOffice.QINGHE, Snapshots.REGISTER, YearMonth.of(2026, 11)));
        refused(
                "disclosure.snapshot.month",
                () -> snapshots.raise(DisclosureOffice.QINGHE, Snapshots.REGISTER, YearMonth.of(2026, 12)));
        refused(
                "disclosure.snapshot.item",
                () -> snapshots.raise(DisclosureOffice.QINGHE, new ItemCode("B6"), YearMonth.of(2026, 10)));
        office.clock.moveTo("2026-12-01T02:00:00Z");
        var monthly = snapshots.raise(DisclosureOffice.QINGHE, Snapshots.REGISTER, YearMonth.of(2026, 11));

        assertThat(baseline.triggerOn()).isEqualTo("2026-11-02");
        assertThat(monthly.triggerOn()).isEqualTo("2026-11-30");
        assertThat(monthly.dueOn()).isEqualTo("2026-12-14");
        assertThat(snapshots.before(baseline)).isEmpty();
        assertThat(snapshots.before(monthly)).contains(baseline.triggerOn());
        refused(
                "disclosure.snapshot.taken",
                () -> snapshots.raise(DisclosureOffice.QINGHE, Snapshots.REGISTER, YearMonth.of(2026, 11)));
    }

    /** Computed from the hashes that the rows keep, as a reader of the redacted list would. */
    private byte[] rootOverKeptHashes() {
        var rows = office.sql
                .sql("SELECT cell_hashes FROM disclosure.edition_row ORDER BY position")
                .query(byte[].class)
                .list();
        return MerkleTree.of(rows.stream()
                        .map(ChangesTests::hashes)
                        .map(Commitment::row)
                        .toList())
                .root()
                .bytes();
    }

    private static List<Hash> hashes(byte[] bytes) {
        return java.util.stream.IntStream.range(0, bytes.length / Hash.LENGTH)
                .mapToObj(i -> new Hash(Arrays.copyOfRange(bytes, i * Hash.LENGTH, (i + 1) * Hash.LENGTH)))
                .toList();
    }

    private List<String> names(EditionId edition) {
        return office.get(Editions.class).rows(edition, 10, 0).stream()
                .map(row -> row.get(1))
                .toList();
    }

    private static Corrections.ChangedCell cell(String row, String key, String value) {
        return new Corrections.ChangedCell(row, key, value);
    }

    private static void refused(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        ChangeRefused.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
