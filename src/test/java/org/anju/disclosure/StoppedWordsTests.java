package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.step.WorkList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoppedWordsTests {

    private static final String LEAKING = "漏水，联系 19000000000";

    private final DisclosureOffice office = new DisclosureOffice();
    private final WorkList list = office.get(WorkList.class);
    private final Obligation stopped = obligation();

    @BeforeEach
    void stop() {
        assertThat(office.draft(stopped)).isEqualTo(Drafted.STOPPED);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void onlyTheWordsThatLeakAreListed() {
        assertThat(page().rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("stopped");
            assertThat(row.cells())
                    .containsEntry("place", "项目")
                    .containsEntry("words", LEAKING)
                    .containsEntry("reworded", "");
        });
    }

    @Test
    void otherWordsTakeTheirPlaceInWhatIsPublished() {
        assertThat(reword("漏水维修")).isEqualTo("worklist.result.done");

        assertThat(page().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo("reworded"));
        office.repair(stopped);
        assertThat(office.draft(stopped)).isEqualTo(Drafted.REVIEW);
        assertThat(office.get(Drafts.class).preview(stopped.id()).orElseThrow().headings())
                .singleElement()
                .satisfies(heading -> assertThat(heading.value()).isEqualTo("漏水维修"));
    }

    @Test
    void wordsThatLeakAgainOrSayNothingAreRefused() {
        assertThat(reword("联系 19000000001")).isEqualTo("worklist.result.still-leaks");
        assertThat(reword("  ")).isEqualTo("worklist.result.words-needed");
        assertThat(reword("长".repeat(2_001))).isEqualTo("worklist.result.words-needed");

        assertThat(office.count("housing.rewording")).isZero();
    }

    @Test
    void wordsThatDoNotLeakOrAreOfAnotherObligationStayAsTheyAre() {
        var others = office.commit(() -> list.apply(
                stopped.id().toString(),
                "reword",
                Set.of(UUID.randomUUID()),
                Map.of("words", "别的"),
                UUID.randomUUID()));

        assertThat(others).isEmpty();
        assertThat(office.count("housing.rewording")).isZero();
    }

    private Obligation obligation() {
        office.facts.project = LEAKING;
        return office.raise(1);
    }

    private WorkList.WorkPage page() {
        return office.commit(() -> list.page(stopped.id().toString(), new WorkList.WorkFilter("", ""), 0, 10));
    }

    private String reword(String words) {
        var rows = Set.of(page().rows().get(0).id());
        return office.commit(() ->
                        list.apply(stopped.id().toString(), "reword", rows, Map.of("words", words), UUID.randomUUID()))
                .get(0)
                .key();
    }
}
