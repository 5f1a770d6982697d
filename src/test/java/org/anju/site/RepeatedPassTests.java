package org.anju.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.anju.Database;
import org.anju.calendar.NationalCalendar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pass makes what is new, not what was ever published; and what it does not make is what a fresh one would make. */
class RepeatedPassTests {

    private static final LocalDate TODAY = SampleRecord.TODAY;

    @TempDir
    Path root;

    @TempDir
    Path fresh;

    private final Database database = Database.fresh();
    private final SampleRecord record = new SampleRecord(database.owner());
    private final Set<String> made = new ConcurrentSkipListSet<>();
    private Renderer renderer = renderer(Path.of(""));

    private Renderer renderer(Path folder) {
        return new Renderer(
                new PublicStore(database.readerDataSource()),
                new Templates(RenderedSite.messages()) {
                    @Override
                    String fill(String template, Place place, Map<String, Object> model) {
                        made.add(place.file());
                        return super.fill(template, place, model);
                    }
                },
                region -> NationalCalendar.complete(),
                new SiteFolder(folder));
    }

    @BeforeEach
    void render() {
        record.county(250);
        renderer = renderer(root);
        renderer.render(TODAY);
        made.clear();
    }

    private List<String> madeBy(Runnable pass) {
        made.clear();
        pass.run();
        return List.copyOf(made);
    }

    @Test
    void withNothingNewNothingIsMade() {
        assertThat(madeBy(() -> renderer.render(TODAY))).isEmpty();
    }

    @Test
    void anEditionOfOneBatchMakesNoPageOfAnother() {
        record.standing();

        var pages = madeBy(() -> renderer.render(TODAY));

        assertThat(pages)
                .contains("batches/" + SampleRecord.BATCH + "/index.html", "index.html", "obligations/index.html")
                .doesNotContain("batches/" + SampleRecord.CLOSED + "/index.html");
        assertThat(pages.stream().filter(page -> page.startsWith("editions/"))).hasSize(1);
        asAFreshOne(TODAY);
    }

    /** The counts of all stand on the first page alone. */
    @Test
    void aLedgerPageWhoseLinesStandIsNotMadeAgain() throws IOException {
        for (var part = 0; part < 220; part++) {
            record.duty("B5", SampleRecord.BATCH, "N01", "late-" + part, "逾期" + part, "Late " + part, "2026-08-03");
        }
        renderer.render(TODAY);
        record.standing();

        assertThat(madeBy(() -> renderer.render(TODAY)))
                .contains("obligations/index.html", "obligations/page-3.html")
                .doesNotContain("obligations/page-2.html", "en/obligations/page-2.html");
        assertThat(Files.readString(root.resolve("obligations/index.html"))).contains("class=\"tally\"");
        assertThat(Files.readString(root.resolve("obligations/page-2.html"))).doesNotContain("class=\"tally\"");
        asAFreshOne(TODAY);
    }

    @Test
    void aDayThatPassesMakesNoPageOfWhatIsPublicAndClosed() {
        var pages = madeBy(() -> renderer.render(TODAY.plusDays(1)));

        assertThat(pages)
                .contains("batches/" + SampleRecord.BATCH + "/index.html")
                .doesNotContain("batches/" + SampleRecord.CLOSED + "/index.html");
        assertThat(pages.stream().filter(page -> page.startsWith("editions/"))).isEmpty();
        asAFreshOne(TODAY.plusDays(1));
    }

    @Test
    void aBatchThatEndsMakesNoPageOfItsListsNew() {
        database.owner()
                .sql("UPDATE disclosure.public_batch SET closed_on = ? WHERE number = ?")
                .params(TODAY, SampleRecord.BATCH)
                .update();

        assertThat(madeBy(() -> renderer.render(TODAY)).stream().filter(page -> page.startsWith("editions/")))
                .isEmpty();
        asAFreshOne(TODAY);
    }

    @Test
    void aPageThatSomebodyChangedOrRemovedIsMadeAgain() throws IOException {
        var before = RenderedSite.files(root);
        Files.writeString(root.resolve("index.html"), "another home");
        Files.delete(root.resolve("en/batches/index.html"));

        assertThat(madeBy(() -> renderer.render(TODAY))).containsExactly("en/batches/index.html", "index.html");
        same(RenderedSite.files(root), before);
    }

    @Test
    void anEditionOfWhichSomebodyChangedAPageIsMadeAgain() throws IOException {
        var before = RenderedSite.files(root);
        var folder = "editions/" + record.editionOf("B5", "list") + "/";
        Files.writeString(root.resolve(folder + "page-2.html"), "another list");

        assertThat(madeBy(() -> renderer.render(TODAY)))
                .isNotEmpty()
                .allMatch(page -> page.startsWith(folder) || page.startsWith("en/" + folder));
        same(RenderedSite.files(root), before);
    }

    /** How a file is checked is said as soon as there is a file, and not before. */
    @Test
    void aBatchOfWhichNothingIsPublicYetHasNothingToCheck() throws IOException {
        record.batch("990101-2026-04", "2026年第四批公共租赁住房分配", null);

        renderer.render(TODAY);

        var check = "id=\"check\"";
        assertThat(Files.readString(root.resolve("batches/990101-2026-04/index.html")))
                .doesNotContain(check);
        assertThat(Files.readString(root.resolve("batches/" + SampleRecord.BATCH + "/index.html")))
                .contains(check);
    }

    /** What the gate stops is told by every pass until it may be written. */
    @Test
    void aPageThatWasHeldBackIsTriedAgain() {
        title("清河县 13800138000 号");
        for (var turn = 0; turn < 2; turn++) {
            assertThatThrownBy(() -> renderer.render(TODAY)).isInstanceOf(HeldBack.Pages.class);
        }

        title("2026年第三批公共租赁住房分配");
        renderer.render(TODAY);

        asAFreshOne(TODAY);
    }

    private void title(String title) {
        database.owner()
                .sql("UPDATE disclosure.public_batch SET title = ? WHERE number = ?")
                .params(title, SampleRecord.BATCH)
                .update();
    }

    private void asAFreshOne(LocalDate day) {
        renderer(fresh).render(day);
        same(RenderedSite.files(root), RenderedSite.files(fresh));
    }

    private static void same(Map<String, byte[]> some, Map<String, byte[]> others) {
        assertThat(some.keySet()).isEqualTo(others.keySet());
        some.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(others.get(path)));
    }
}
