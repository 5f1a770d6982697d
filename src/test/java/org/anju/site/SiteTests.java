package org.anju.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anju.Database;
import org.anju.calendar.NationalCalendar;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thymeleaf.exceptions.TemplateProcessingException;

class SiteTests {

    private static final int HOUSEHOLDS = 130;
    private static final Pattern ID_NUMBER = Pattern.compile("(?<![0-9A-Fa-f])[1-9][0-9]{16}[0-9Xx](?![0-9A-Fa-f])");

    @TempDir
    private static Path root;

    private static RenderedSite site;
    private static SampleRecord sample;

    @BeforeAll
    static void render() {
        var database = Database.fresh();
        sample = new SampleRecord(database.owner()).county(HOUSEHOLDS);
        site = new RenderedSite(database, root.resolve("site")).render();
    }

    /** The pages are written meanwhile: into a folder that was just made for the first of them. */
    @Test
    void theLookupsPassLeavesThePagesFoldersAlone() throws IOException {
        var folder = root.resolve("of-two-parts");
        var made = Files.createDirectories(folder.resolve("sections/just-made"));
        var emptied = Files.createDirectories(folder.resolve("lookup/emptied"));

        new RenderedSite(Database.fresh(), folder).renderLookup();

        assertThat(made).isDirectory();
        assertThat(emptied).doesNotExist();
    }

    @Test
    void theHomePageCountsDownThePublicNotice() {
        var card = site.page("index.html").select(".card--notice").text();

        assertThat(card).contains("资格复审结果公示", "还有 7 日", "公示至2026年11月30日 星期一", "0990-6600123");
    }

    @Test
    void sectionsWithoutContentSayThatThereIsNothing() {
        var sections = site.page("index.html").select(".sections");

        assertThat(sections.select(".sections__link--empty").eachText())
                .containsExactly("建设信息 暂无", "分配政策 暂无", "办事指南 暂无", "退出情况 暂无");
        assertThat(site.page("sections/construction/index.html").select("main").text())
                .contains("还没有公开过", "20个工作日内公开");
        assertThat(sections.select("a").eachAttr("href")).contains("sections/applicants/index.html");
    }

    @Test
    void theBatchPageOpensWithWhereItStandsAndWhatComesNext() {
        var brief = site.page("batches/" + SampleRecord.BATCH + "/index.html")
                .select(".brief")
                .text();

        assertThat(brief).contains("资格复审结果公示", "公开排序", "计划2026年12月3日办结", "申请人身份证、登记凭证", "0990-6600123", "0990-6600456");
    }

    @Test
    void theTimelineShowsEventDueAndPublicationDay() {
        var node = site.page("batches/" + SampleRecord.BATCH + "/index.html")
                .select("#N06 .duty")
                .first();

        assertThat(node).isNotNull();
        assertThat(node.select(".duty__day dd").eachText())
                .containsExactly("2026年11月3日", "2026年12月1日", "2026年11月6日（第 3 个工作日）");
    }

    @Test
    void aNodePastItsPlannedEndIsShownAsUndone() {
        assertThat(site.page("batches/" + SampleRecord.BATCH + "/index.html")
                        .select("#N09")
                        .text())
                .contains("逾期未办");
    }

    @Test
    void aNodeThatShouldBeOverIsMarkedWhereverItIsNamed() {
        var next = site.page("batches/" + SampleRecord.BATCH + "/index.html").select("[aria-labelledby=next]");
        var card = site.page("index.html").select(".card:contains(" + SampleRecord.BATCH + ")");

        assertThat(next.select(".brief__answer:contains(摇号名册锁定) .tag--late").text())
                .isEqualTo("逾期未办");
        assertThat(card.select(".card__now:contains(摇号名册锁定) .tag--late").text()).isEqualTo("逾期未办");
    }

    @Test
    void aDueDayIsDerivedStepByStep() {
        var steps = site.page("batches/" + SampleRecord.BATCH + "/index.html").select("#N06 .proof__steps li");

        assertThat(steps.eachText())
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        step -> assertThat(step).doesNotContain("2026-").containsPattern("2026年\\d{1,2}月\\d{1,2}日"));
    }

    @Test
    void whatCameLateIsShownAsLate() {
        assertThat(site.page("batches/" + SampleRecord.CLOSED + "/index.html")
                        .select("#N15")
                        .text())
                .contains("补公开", "第 21 个工作日");
        assertThat(site.page("obligations/index.html")
                        .select("tr:contains(分配结果)")
                        .text())
                .contains("补公开", "2026年9月7日");
    }

    @Test
    void aHoldShowsItsLegalBasis() {
        assertThat(site.page("batches/" + SampleRecord.BATCH + "/index.html")
                        .select(".duty__hold")
                        .text())
                .contains("暂缓公开", "《中华人民共和国政府信息公开条例》第十五条");
    }

    @Test
    void untilTheCeremonyExistsTheDrawCannotBeVerified() {
        assertThat(site.page("batches/" + SampleRecord.BATCH + "/index.html").text())
                .contains("尚不可公开验证");
    }

    @Test
    void thePageOfAnOrderSpeaksOneLanguageAndItsDataKeepsBoth(@TempDir Path other) {
        var database = Database.fresh();
        var edition = new SampleRecord(database.owner()).county(5).drawn();
        var drawn = new RenderedSite(database, other).render();
        var page = "editions/" + edition + "/index.html";

        var chinese = drawn.page(page).select("[aria-labelledby=content] dd");
        var english = drawn.page("en/" + page).select("[aria-labelledby=content] dd");

        assertThat(chinese.eachText()).containsExactly("2026年11月20日", "尚不可公开验证");
        assertThat(chinese.eachAttr("lang")).containsExactly("zh-CN", "zh-CN");
        assertThat(english.eachText()).containsExactly("20 November 2026", "not yet publicly checkable");
        assertThat(english.eachAttr("lang")).containsExactly("en", "en");
        assertThat(drawn.text("api/v1/editions/" + edition + ".json"))
                .contains("\"2026-11-20\"", "\"尚不可公开验证 / not yet publicly checkable\"");
    }

    @Test
    void everyTableOfAnOrderSaysWhatItIs(@TempDir Path other) {
        var database = Database.fresh();
        var edition = new SampleRecord(database.owner()).county(5).drawn();
        var drawn = new RenderedSite(database, other).render();

        for (var language : List.of("", "en/")) {
            var about =
                    drawn.page(language + "editions/" + edition + "/index.html").select(".files__about");
            assertThat(about.eachText())
                    .as(language)
                    .hasSize(4)
                    .allSatisfy(each -> assertThat(each).matches(".+ \\d+ KB"));
        }
    }

    @Test
    void whereHashesStandItIsSaidWhatTheyAreAndHowToCheckThem() {
        for (var language : List.of("", "en/")) {
            var fingerprint = language.isEmpty() ? "好比文件的指纹" : "like its fingerprint";
            var edition = site.page(language + "editions/" + sample.editionOf("B2.2", "whole") + "/index.html");
            var batch = site.page(language + "batches/" + SampleRecord.BATCH + "/index.html");

            assertThat(edition.select(".proof:has(.proof__steps)").text())
                    .contains(fingerprint, "certutil -hashfile data.csv SHA256", "sha256sum data.csv");
            assertThat(batch.select(".proof:has(.proof__files) a[href=#check]")).isNotEmpty();
            assertThat(batch.select("section:has(#check)").text())
                    .contains(fingerprint, "certutil -hashfile data.csv SHA256", "sha256sum data.csv");
            assertThat(batch.text()).containsOnlyOnce(fingerprint);
        }
    }

    @Test
    void theDiagramColoursAPhaseByItsNodes() {
        var page = site.page("batches/" + SampleRecord.BATCH + "/index.html");

        assertThat(page.select("g[data-element=CallActivity_SignUp]").attr("class"))
                .contains("node--done");
        assertThat(page.select("g[data-node=N06]").attr("class")).contains("node--done");
    }

    @Test
    void aLongListIsPagedAndEveryRowIsThere() {
        var edition = "editions/" + sample.editionOf("B2.2", "whole") + "/";

        assertThat(site.page(edition + "index.html").select("tbody tr")).hasSize(Edition.PAGE);
        assertThat(site.page(edition + "page-2.html").select("tbody tr")).hasSize(HOUSEHOLDS - Edition.PAGE);
        assertThat(site.page(edition + "page-2.html").select("nav.pages a").eachText())
                .containsExactly("第一页", "上一页");
    }

    @Test
    void aCorrectionAndWhatItCorrectsLinkToEachOther() {
        var older = sample.editionOf("B2.2", "whole");
        var newer = sample.editionOf("B2.2", "correction");

        assertThat(site.page("editions/" + older + "/index.html")
                        .select(".panel a")
                        .eachAttr("href"))
                .contains("../../editions/" + newer + "/index.html");
        assertThat(site.page("editions/" + newer + "/index.html")
                        .select(".panel a")
                        .eachAttr("href"))
                .contains("../../editions/" + older + "/index.html");
        assertThat(site.page("changes/index.html").text()).contains("第2号申请项目录入有误");
    }

    @Test
    void aDataFileHasTheBytesThatWereHashed() {
        var edition = sample.editionOf("B2.2", "whole");
        var hash = Jsoup.parse(site.text("editions/" + edition + "/index.html"))
                .select(".files__item:contains(data.csv) .hash")
                .text();

        assertThat(hash).isEqualTo("SHA-256 " + sha256(site.bytes("editions/" + edition + "/data.csv")));
    }

    @Test
    void aHouseholdFindsItselfByTheEndOfItsNumberAndAbsenceIsOfAList() {
        var absent = SampleRecord.registrationNumber(10);
        var found = find(absent);

        assertThat(found).contains(absent, "序号 10", "不在此名单中").doesNotContain("李桂芳");
    }

    /** Goes step by step, as a reader does. */
    private static String find(String number) {
        var page = "lookup/index.html";
        for (var before = page; ; before = page) {
            var choices = site.page(page).select(".keys__key");
            if (choices.isEmpty()) {
                return site.page(page).select(".found:contains(" + number + ")").text();
            }
            var next = choices.eachAttr("href").stream()
                    .filter(href -> number.endsWith(href.replace(".html", "")))
                    .toList();
            assertThat(next).hasSize(1);
            page = "lookup/" + next.get(0);
            assertThat(site.page(page).select("main a:contains(退回一步)").attr("href"))
                    .isEqualTo(before.substring("lookup/".length()));
        }
    }

    @Test
    void noLookUpPageIsLargerThanTenKilobytes() {
        assertThat(site.files().entrySet().stream()
                        .filter(file -> file.getKey().matches("(en/)?lookup/.*\\.html"))
                        .filter(file -> file.getValue().length > 10_240)
                        .map(java.util.Map.Entry::getKey))
                .isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSamePages() {
        var chinese =
                site.pages().stream().filter(path -> !path.startsWith("en/")).toList();
        var english = site.pages().stream()
                .filter(path -> path.startsWith("en/"))
                .map(path -> path.substring(3))
                .toList();

        assertThat(english).containsExactlyElementsOf(chinese);
    }

    @Test
    void everyLinkOfEveryPageLeadsToAFileOfTheFolder() {
        var files = site.files().keySet();
        var broken = new ArrayList<String>();
        for (var path : site.pages()) {
            for (var link : Jsoup.parse(site.text(path)).select("[href]")) {
                var target = target(path, link.attr("href"));
                if (target != null && !files.contains(target)) {
                    broken.add(path + " → " + link.attr("href"));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    /** Relative links only: the folder works under any address. */
    private static @org.jspecify.annotations.Nullable String target(String page, String link) {
        if (link.startsWith("tel:") || link.startsWith("#")) {
            return null;
        }
        assertThat(link).as(page).doesNotStartWith("/").doesNotContain("://");
        return URI.create("http://x/" + page).resolve(link).getPath().substring(1);
    }

    @Test
    void everyFragmentLinkHasItsTarget() {
        for (var path : site.pages()) {
            var page = Jsoup.parse(site.text(path));
            page.select("a[href^=#]")
                    .forEach(link -> assertThat(
                                    page.getElementById(link.attr("href").substring(1)))
                            .as(path + link)
                            .isNotNull());
        }
    }

    @Test
    void everyPageIsWellFormedAndHasItsTexts() {
        for (var path : site.pages()) {
            var parser = Parser.htmlParser().setTrackErrors(20);
            var page = parser.parseInput(site.text(path), "");
            assertThat(parser.getErrors()).as(path).isEmpty();
            assertThat(page.html()).as(path).doesNotContain("??", "th:");
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
        }
    }

    @Test
    void pagesWithPersonalDataStayOutOfSearchEnginesSiteMapAndFeed() {
        var list = sample.editionOf("B2.2", "whole");

        assertThat(site.page("editions/" + list + "/index.html")
                        .select("meta[name=robots]")
                        .attr("content"))
                .isEqualTo("noindex");
        assertThat(site.text("sitemaps/990101.xml"))
                .contains("https://zfbz.qinghe.example/batches/" + SampleRecord.BATCH)
                .doesNotContain(list.toString(), "lookup");
        assertThat(site.text("robots.txt")).contains("Sitemap: https://zfbz.qinghe.example/sitemaps/990101.xml");
        assertThat(site.text("feeds/990101.xml")).contains("../editions/");
        assertThat(site.text("feed.xml")).doesNotContain("李桂芳", "R26-");
    }

    @Test
    void noFileShowsAWholeIdNumber() {
        var found = site.files().entrySet().stream()
                .filter(file -> !file.getKey().endsWith(".gz"))
                .filter(file -> ID_NUMBER
                        .matcher(new String(file.getValue(), StandardCharsets.UTF_8))
                        .find())
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toList());

        assertThat(found).isEmpty();
    }

    @Test
    void theDataOfABatchNamesItsEditions() {
        assertThat(site.text("api/v1/index.json")).contains("batches/" + SampleRecord.BATCH + ".json");
        assertThat(site.text("api/v1/batches/" + SampleRecord.BATCH + ".json"))
                .contains("\"dueOn\" : \"2026-12-01\"", "../editions/" + sample.editionOf("B2.2", "whole") + ".json");
    }

    @Test
    void renderingAgainElsewhereGivesTheSameBytes(@TempDir Path other) {
        var database = Database.fresh();
        new SampleRecord(database.owner()).county(25);
        var once = new RenderedSite(database, other.resolve("once")).render().files();
        var again = new RenderedSite(database, other.resolve("again")).render().files();

        assertThat(differences(once, again)).isEmpty();
    }

    @Test
    void aFolderThatIsKeptUpToDateEqualsAFreshOneAlsoWhenAnotherOfficeBegins(@TempDir Path other) {
        var database = Database.fresh();
        new SampleRecord(database.owner()).county(25);
        var kept = new RenderedSite(database, other.resolve("kept")).render();

        database.owner().sql("""
                        INSERT INTO disclosure.public_batch (number, region, title, housing_type, planned_period,
                          order_checkable, updated_at)
                        VALUES ('990102-2026-01', '990102', '临川县第一批', '公共租赁住房', '2026年', false, '2026-11-22 00:00:00Z')
                        """).update();
        kept.render();

        var fresh = new RenderedSite(database, other.resolve("fresh")).render();
        assertThat(differences(kept.files(), fresh.files())).isEmpty();
    }

    @Test
    void aLookUpPageThatVanishedIsWrittenAgain(@TempDir Path other) throws IOException {
        var database = Database.fresh();
        new SampleRecord(database.owner()).county(25);
        var rendered = new RenderedSite(database, other).render();
        Files.delete(other.resolve("lookup/index.html"));

        rendered.render();

        assertThat(rendered.has("lookup/index.html")).isTrue();
    }

    @Test
    void whatWasTakenDownIsGoneAndLeavesATombstone(@TempDir Path other) {
        var database = Database.fresh();
        var record = new SampleRecord(database.owner()).county(25);
        var rendered = new RenderedSite(database, other).render();
        var edition = record.editionOf("B5", "list");
        assertThat(rendered.has("editions/" + edition + "/data.csv")).isTrue();

        record.takeDown(edition);
        rendered.render();

        assertThat(rendered.has("editions/" + edition + "/data.csv")).isFalse();
        assertThat(rendered.text("editions/" + edition + "/index.html"))
                .contains("这份内容已撤下", "名单中有一户的姓名不应公开")
                .doesNotContain("李桂芳");
        assertThat(rendered.text("gone.json")).contains("editions/" + edition + "/");
        assertThat(rendered.text("changes/index.html")).contains("名单中有一户的姓名不应公开");
        assertThat(rendered.files().entrySet().stream()
                        .filter(file -> file.getKey().startsWith("lookup/"))
                        .filter(file ->
                                new String(file.getValue(), StandardCharsets.UTF_8).contains(edition.toString())))
                .isEmpty();
    }

    @Test
    void barredBytesLeaveTheFolderBeforeAnyPass(@TempDir Path other) {
        var database = Database.fresh();
        var record = new SampleRecord(database.owner()).county(5);
        var rendered = new RenderedSite(database, other).render();
        var edition = record.editionOf("B5", "list");

        rendered.folder().bar(edition);

        assertThat(rendered.has("editions/" + edition + "/data.csv")).isFalse();
        assertThat(rendered.has("en/editions/" + edition + "/index.html")).isFalse();
    }

    @Test
    void whatIsTakenDownButCannotBeRemovedIsNotServedAndGoesAsSoonAsItCan(@TempDir Path other) throws IOException {
        var database = Database.fresh();
        var record = new SampleRecord(database.owner()).county(5);
        var rendered = new RenderedSite(database, other).render();
        var edition = record.editionOf("B5", "list");
        var address = "editions/" + edition + "/data.csv";
        var files = new SiteFiles(rendered.folder());
        assertThat(files.find(address)).isPresent();

        try (var stuck = new Unchangeable(other.resolve("editions/" + edition))) {
            rendered.folder().bar(edition);

            assertThat(stuck.folder().resolve("data.csv")).exists();
            assertThat(files.find(address)).isEmpty();
        }

        record.takeDown(edition);
        rendered.render();
        assertThat(rendered.has(address)).isFalse();
        assertThat(files.find("editions/" + edition + "/index.html")).isPresent();
    }

    /** Nothing brings it there today: lists and words pass the gate before. The pages are read all the same. */
    @Test
    void aPageThatTellsAPersonsNumberIsNotWritten(@TempDir Path other) {
        var fresh = Database.fresh();
        var record = new SampleRecord(fresh.owner());
        record.county(3);
        var rendered = new RenderedSite(fresh, other).render();
        var before = rendered.text("obligations/index.html");

        record.open("E3", "N09", "复核 990101198001010014 的申请", "Review", "2026-11-20");
        record.open("E3", "N10", "复核申请", "Second review", "2026-11-20");

        assertThatThrownBy(rendered::render)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("held back")
                .hasMessageContaining("obligations/index.html")
                .hasMessageNotContaining("990101198001010014");
        assertThat(rendered.text("obligations/index.html")).isEqualTo(before);
        assertThat(rendered.files().values())
                .noneMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains("990101198001010014"));
        assertThat(rendered.text("en/obligations/index.html")).contains("Second review");
    }

    /** Otherwise the next pass would find the page of before, and take it for what it would make. */
    @Test
    void anEditionIsHeldBackForAsLongAsOneOfItsPagesIs(@TempDir Path other) {
        var fresh = Database.fresh();
        var record = new SampleRecord(fresh.owner());
        record.county(3);
        var rendered = new RenderedSite(fresh, other).render();
        var page = "editions/" + record.withdraw("B3.2", "N02") + "/index.html";
        var before = rendered.text(page);
        fresh.owner()
                .sql("UPDATE housing.region SET bureau = '住房局 990101198001010014'")
                .update();

        for (var pass = 0; pass < 2; pass++) {
            assertThatThrownBy(rendered::render)
                    .isInstanceOfSatisfying(
                            HeldBack.Pages.class,
                            held -> assertThat(held.paths()).contains(page));
        }
        assertThat(rendered.text(page)).isEqualTo(before);
    }

    @Test
    void aShorterLogIsRefused(@TempDir Path other) {
        var long_ = Database.fresh();
        new SampleRecord(long_.owner()).county(3);
        var folder = new SiteFolder(other);
        RenderedSite.renderer(long_, folder).render(SampleRecord.TODAY);
        var before = site.files().size();

        assertThatThrownBy(() -> RenderedSite.renderer(Database.fresh(), folder).render(LocalDate.of(2026, 11, 24)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restored");
        assertThat(site.files()).hasSize(before);
    }

    /** Restored without what the public saw, a county goes on and its log grows past the old one with other leaves. */
    @Test
    void anotherLogOfTheSameLengthIsRefused(@TempDir Path other) {
        var folder = new SiteFolder(other);
        var first = Database.fresh();
        new SampleRecord(first.owner()).county(3);
        RenderedSite.renderer(first, folder).render(SampleRecord.TODAY);
        var second = Database.fresh();
        second.owner()
                .sql("INSERT INTO disclosure.leaf VALUES (0, sha256('\\x00'::bytea || 'x'::bytea), 'x', 'x')")
                .update();
        new SampleRecord(second.owner()).county(3);

        assertThatThrownBy(() -> RenderedSite.renderer(second, folder).render(SampleRecord.TODAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another log");
    }

    @Test
    void whatWasWithdrawnSaysWhyAndWhereThatIsRecorded(@TempDir Path other) {
        var database = Database.fresh();
        var record = new SampleRecord(database.owner()).county(3);
        var withdrawn = record.withdraw("B3.2", "N02");

        var pages = new RenderedSite(database, other).render();

        var page = pages.page("editions/" + withdrawn + "/index.html");
        assertThat(page.select("h1").text()).contains("撤回");
        assertThat(page.select("main").text()).contains("两处房源尚未验收，不应公开");
        var telling = page.select("main .facts a").attr("href").replace("../../", "");
        assertThat(pages.page(telling).select("h1").text()).contains("撤回：房源信息");
    }

    @Test
    void aPageThatCannotBeMadeStaysAsItWasAndKeepsNoOtherBack(@TempDir Path other) {
        var database = Database.fresh();
        var record = new SampleRecord(database.owner()).county(3);
        var before = new RenderedSite(database, other).render();
        var kept = before.text("batches/index.html");
        var notice = "editions/" + record.editionOf("B5", "list") + "/index.html";
        var first = before.text(notice);
        var standing = record.standing();
        record.batch("990101-2026-09", "后来的一批", null);

        var broken = new Renderer(
                new PublicStore(database.readerDataSource()),
                new Templates(RenderedSite.messages()) {
                    @Override
                    String fill(String template, Place place, Map<String, Object> model) {
                        if (template.equals("site/batches")
                                || place.path().equals(notice) && template.equals("site/edition")) {
                            throw new TemplateProcessingException("broken", template, 1, 1);
                        }
                        return super.fill(template, place, model);
                    }
                },
                region -> NationalCalendar.complete(),
                before.folder());

        assertThatThrownBy(() -> broken.render(SampleRecord.TODAY))
                .isInstanceOfSatisfying(
                        HeldBack.Pages.class,
                        held -> assertThat(held.paths())
                                .containsExactly(
                                        "batches/index.html",
                                        notice.replace("index.html", ""),
                                        "en/batches/index.html",
                                        "en/" + notice.replace("index.html", "")))
                .hasMessageContaining("4 files of the site were held back");
        assertThat(before.text("batches/index.html")).isEqualTo(kept);
        assertThat(before.text(notice)).isEqualTo(first);
        assertThat(before.has("editions/" + standing + "/index.html")).isTrue();
        assertThat(before.text("index.html")).contains("后来的一批");
    }

    /** Files of the pages come under another name and are moved into place, while the look-up is tidied. */
    @Test
    void whatVanishesWhileTheLookupIsTidiedIsNoFault(@TempDir Path other) {
        var folder = new SiteFolder(other);
        var gate = new PageGate(new PublicStore(Database.fresh().readerDataSource()).snapshot());
        var pages = folder.begin(SiteFolder.Part.PAGES, gate);
        IntStream.range(0, 1_000).forEach(i -> pages.copy("rules/%d.html".formatted(i), new byte[0]));
        var passes = new AtomicInteger();
        var tidying = CompletableFuture.runAsync(() -> {
            for (; passes.get() < 300; passes.incrementAndGet()) {
                folder.begin(SiteFolder.Part.LOOKUP, gate).end();
            }
        });

        for (var i = 0; !tidying.isDone(); i++) {
            pages.copy("rules/%d.html".formatted(i % 20), Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(tidying).isCompleted();
        assertThat(passes).hasValue(300);
    }

    /** Without it a browser lays the page out by the rules of another age. */
    @Test
    void everyPageBeginsWithItsDocumentType() {
        assertThat(site.files().entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".html"))
                        .filter(file -> !new String(file.getValue(), StandardCharsets.UTF_8)
                                .startsWith("<!DOCTYPE html>\n<html"))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    @Test
    void theLogLiesThereWholeAndEveryLeafProvesItself() {
        var index = new tools.jackson.databind.json.JsonMapper().readTree(site.text("api/v1/index.json"));
        var leaves = new ArrayList<org.anju.journal.Hash>();
        for (var leaf : new tools.jackson.databind.json.JsonMapper().readTree(site.text("api/v1/log/0.json"))) {
            var hash = org.anju.journal.MerkleTree.leafHash(
                    leaf.path("data").asString("").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(hash.hex()).isEqualTo(leaf.path("hash").asString(""));
            leaves.add(hash);
        }

        assertThat(leaves).hasSize(index.path("log").path("size").asInt());
        assertThat(org.anju.journal.MerkleTree.of(leaves).root().hex())
                .isEqualTo(index.path("log").path("root").asString(""));
    }

    private static List<String> differences(java.util.Map<String, byte[]> one, java.util.Map<String, byte[]> other) {
        var all = new HashMap<>(one);
        all.putAll(other);
        return all.keySet().stream()
                .filter(path -> !java.util.Arrays.equals(one.get(path), other.get(path)))
                .sorted()
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
