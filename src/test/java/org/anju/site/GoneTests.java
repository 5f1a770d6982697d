package org.anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.anju.Database;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was taken down leaves the folder before any pass: its files, and its rows in the look-up. */
class GoneTests {

    @TempDir
    Path folder;

    private final Database database = Database.fresh();
    private SampleRecord record;
    private RenderedSite site;
    private UUID edition;
    private Path root;

    @BeforeEach
    void rendered() {
        record = new SampleRecord(database.owner()).county(25);
        root = folder.resolve("site");
        site = new RenderedSite(database, root).render();
        edition = record.editionOf("B5", "list");
    }

    @Test
    void whatAnotherCopyTookDownIsRemovedWithoutAPass() {
        record.takeDown(edition);

        assertThat(site.removeWhatIsGone()).isTrue();

        assertThat(site.has("editions/" + edition + "/data.csv")).isFalse();
        assertThat(site.has("en/editions/" + edition + "/index.html")).isFalse();
        site.render();
        assertThat(site.removeWhatIsGone())
                .as("the page that says so lies there")
                .isFalse();
        assertThat(site.text("editions/" + edition + "/index.html")).contains("这份内容已撤下");
    }

    @Test
    void aStrayFileBesideTheMarksHidesNothingAndStopsNothing() throws IOException {
        var marks = Files.createDirectories(folder.resolve("site.hidden"));
        Files.writeString(marks.resolve(".DS_Store"), "x");
        Files.writeString(marks.resolve(edition.toString()), "");

        var parts = new HiddenParts(root);
        var started = new RenderedSite(database, root).render();

        assertThat(parts.all()).containsExactly(edition.toString());
        assertThat(started.has("index.html")).isTrue();
    }

    @Test
    void itsRowsLeaveTheLookUpAndThoseOfOtherListsStay() {
        var others = found().stream()
                .filter(line -> !line.contains(edition.toString()))
                .toList();
        assertThat(others).hasSizeLessThan(found().size());
        record.takeDown(edition);

        site.removeWhatIsGone();

        assertThat(found()).isEqualTo(others).isNotEmpty();
        assertThat(site.text("lookup/index.html")).doesNotContain(edition.toString());
    }

    @Test
    void aNumberThatStandsInNoOtherListIsNotNamedAnyMore() {
        var others = database.owner()
                .sql("SELECT id FROM disclosure.edition")
                .query(UUID.class)
                .list();
        others.remove(edition);
        others.forEach(record::takeDown);
        site.render();
        assertThat(numbers()).isNotEmpty();

        record.takeDown(edition);
        site.removeWhatIsGone();

        assertThat(numbers()).isEmpty();
    }

    @Test
    void aPassThatBeganBeforeWritesNothingOfIt() {
        var pass = site.folder()
                .begin(SiteFolder.Part.LOOKUP, new PageGate(new PublicStore(database.readerDataSource()).snapshot()));
        site.folder().bar(edition);

        pass.write("lookup/7.html", """
                        <ul><li><a href="../editions/%s/">甲</a><span><b>第 3 行</b></span></li>
                        <li><a href="../editions/other/">乙</a></li></ul>
                        """.formatted(edition).getBytes(StandardCharsets.UTF_8));

        assertThat(site.text("lookup/7.html")).isEqualTo("""
                        <ul><li><a href="../editions/other/">乙</a></li></ul>
                        """);
    }

    @Test
    void whatIsBroughtBackIsInTheLookUpAgain() {
        var before = found();
        record.takeDown(edition);
        site.removeWhatIsGone();
        database.owner()
                .sql("DELETE FROM disclosure.takedown WHERE edition_id = ?")
                .param(edition)
                .update();

        site.render();

        assertThat(found()).isEqualTo(before);
    }

    @Test
    void aStartOnAFolderThatCannotBeChangedServesNothingThatIsGone() throws IOException {
        var address = "editions/" + edition + "/data.csv";
        record.takeDown(edition);

        try (var stuck = new Unchangeable(root.resolve("editions/" + edition))) {
            var started = new RenderedSite(database, root);
            started.removeWhatIsGone();
            assertThat(stuck.folder().resolve("data.csv")).exists();
            assertThat(new SiteFiles(started.folder()).find(address)).isEmpty();
            assertThat(root.resolveSibling("site.hidden").resolve(edition.toString()))
                    .exists();

            assertThat(new SiteFiles(new SiteFolder(root)).find(address))
                    .as("before the store was asked")
                    .isEmpty();
        }

        site.removeWhatIsGone();
        new RenderedSite(database, root).render();
        assertThat(site.has(address)).isFalse();
        assertThat(root.resolveSibling("site.hidden")).isEmptyDirectory();
    }

    @Test
    void aLookUpThatCannotBeChangedIsHiddenUntilItCan() throws IOException {
        var files = new SiteFiles(site.folder());
        record.takeDown(edition);

        try (var stuck = new Unchangeable(root.resolve("lookup"))) {
            site.removeWhatIsGone();

            assertThat(stuck.folder().resolve("index.html")).exists();
            assertThat(files.find("lookup/index.html")).isEmpty();
            assertThat(files.find("en/lookup/index.html")).isEmpty();
            assertThat(files.find("batches/index.html")).isPresent();
            assertThat(root.resolveSibling("site.hidden").resolve("lookup")).exists();
        }

        site.removeWhatIsGone();
        site.renderLookup();
        assertThat(files.find("lookup/index.html")).isPresent();
        assertThat(found()).isNotEmpty().noneMatch(line -> line.contains(edition.toString()));
        assertThat(root.resolveSibling("site.hidden")).isEmptyDirectory();
    }

    /** Every line of the look-up, in either language, that says where a number stands. */
    private List<String> found() {
        return select("section.found li:has(b)");
    }

    private List<String> numbers() {
        return select("section.found h2");
    }

    private List<String> select(String what) {
        return site.pages().stream()
                .filter(page -> page.contains("lookup/"))
                .flatMap(page -> site.page(page).select(what).stream().map(Element::outerHtml))
                .toList();
    }
}
