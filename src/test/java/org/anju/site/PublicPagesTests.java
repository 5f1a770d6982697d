package org.anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.anju.Chromium;
import org.anju.Database;
import org.anju.PageCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of public page as a reader sees it, on a screen and on a phone, on another host's sub-path. */
class PublicPagesTests {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    private static Path root;

    private static RenderedSite site;
    private static SubPath host;

    @BeforeAll
    static void render() {
        var database = Database.fresh();
        var record = new SampleRecord(database.owner()).county(120);
        record.withdraw("B3.2", "N02");
        record.takeDown(record.editionOf("B4", "whole"));
        site = new RenderedSite(database, root.resolve("site")).render();
        host = new SubPath(site.folder().root());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    /** Axe takes most of the time and finds the same at both widths of a language: it looks at the first of them. */
    @ParameterizedTest
    @CsvSource({"zh, 1280, 360", "en, 360, 1280"})
    void everyKindOfPageIsSoundAndWithinReach(String language, int width, int otherWidth) {
        var page = chromium.visitor(host.home()).in(language).wide(width).page();
        var check = PageCheck.of(page);
        var faults = new ArrayList<String>();

        for (var path : paths(language)) {
            page.navigate(path);
            faults.addAll(check.faults(otherWidth));
        }

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh, 360", "en, 360"})
    void nothingOfItNeedsScript(String language, int width) {
        var page = chromium.visitor(host.home())
                .in(language)
                .wide(width)
                .withoutScript()
                .page();
        var check = PageCheck.of(page);
        var faults = new ArrayList<String>();

        for (var path : paths(language)) {
            page.navigate(path);
            faults.addAll(check.faultsWithoutAxe());
            assertThat(page.locator("h1").innerText()).isNotBlank();
        }

        assertThat(faults).isEmpty();
    }

    /** With script a row is a card; without it the page says that there is more at the side. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListOfPersonsIsNotCutOnAPhone(boolean script) {
        var visitor = chromium.visitor(host.home()).wide(360);
        var page = (script ? visitor : visitor.withoutScript()).page();
        page.navigate(site.pages().stream()
                .filter(path -> path.matches("editions/[^/]+/page-2[.]html"))
                .findFirst()
                .orElseThrow());

        var cut = (boolean) page.locator(".table-frame").evaluate("(frame) => frame.scrollWidth > frame.clientWidth");

        assertThat(cut).isEqualTo(!script);
        assertThat(page.locator(".table__hint:visible").count()).isEqualTo(script ? 0 : 1);
        assertThat(page.locator(".table-frame").getAttribute("tabindex")).isEqualTo("0");
    }

    /** As it stands on the paper, without its dashes and in small letters, or its last digits alone. */
    @ParameterizedTest
    @CsvSource({"zh, R26-7KQ4-00070", "en, r26 7kq4 00070", "zh, ００７０"})
    void aTypedNumberLeadsToItsPage(String language, String typed) {
        var page = chromium.visitor(host.home()).in(language).wide(360).page();
        page.navigate((language.equals("en") ? "en/" : "") + "lookup/");

        page.locator("#number").fill(typed);
        page.locator(".look-up button").click();

        page.locator(".found h2:text-is('R26-7KQ4-00070')").waitFor();
    }

    /** All of them in this language, but of the thousands of look-up pages and the pages of a list only one each. */
    private static List<String> paths(String language) {
        var kinds = new LinkedHashMap<String, String>();
        for (var path : site.pages()) {
            if (path.startsWith("en/") == language.equals("en")) {
                kinds.putIfAbsent(path.replaceAll("(page-|lookup/)[0-9]+", "$1N"), path);
            }
        }
        return List.copyOf(kinds.values());
    }
}
