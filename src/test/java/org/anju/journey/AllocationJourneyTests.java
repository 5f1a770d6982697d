package org.anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.ApplicationTest;
import org.anju.Chromium;
import org.anju.Database;
import org.anju.disclosure.UnionOfMasks;
import org.anju.sample.SampleFiles;
import org.anju.sample.SampleUnits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * One batch from the register to its result, through the pages alone: five officers at their browsers, three reviews
 * that lapse, and a reader who finds every outcome with its dates. A larger county is carried by hand:
 *
 * <pre>mvn test -Dtest=AllocationJourneyTests -Djourney.households=50000 -Djourney.units=600 -Djourney.sign-ups=8000</pre>
 */
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
@ActiveProfiles("demo")
@TestPropertySource(
        properties = {"anju.sample.households=0", "anju.site.address=http://localhost:0/", "anju.site.look-every=100ms"
        })
class AllocationJourneyTests {

    private static final int HOUSEHOLDS = Integer.getInteger("journey.households", 240);
    private static final int UNITS = Integer.getInteger("journey.units", 12);
    private static final int SIGN_UPS = Integer.getInteger("journey.sign-ups", 40);
    private static final String ON_DUE_DAY = "到期日 9:00 仍未审查的，全文公开";
    private static final String WITHOUT_PERSONAL_DATA = "到期日 9:00 仍未审查的，公开不含个人信息的部分";
    private static final String AT_ONCE = "生成后即时公开";
    private static final String PHONE = "19000000000";

    /** What people type where it does not belong, each as they write it. */
    private static final List<String> PRIVATE =
            List.of(PHONE, "0998-7654321", "+86 19000000001", "999999190001010023", "6222021234567890128");

    private static final Pattern ID_NUMBER = Pattern.compile("\\d{17}[\\dX]");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Value("${local.server.port}")
    private int port;

    @TempDir
    private Path files;

    @Value("${anju.site.folder}")
    private Path site;

    @Autowired
    private JdbcClient sql;

    private URI home = URI.create("http://localhost/");
    private final Journey journey = new Journey(() -> chromium.visitor(home).page(), Path.of("target", "screenshots"));

    @BeforeEach
    void address() {
        home = URI.create("http://localhost:" + port + "/");
    }

    @Test
    void aBatchIsCarriedFromTheRegisterToItsResultAndEveryOutcomeIsPublic(CapturedOutput log) throws Exception {
        fillTheRegisters();
        giveClearances();
        prepare();
        signUp();
        reviewQualification();
        putOnNotice();
        draw();
        putOnNotice();
        select();
        conclude();

        assertThat(journey.complaints()).isEmpty();
        assertDatesOfEveryNode();
        assertNoNumberIsReadable();
        assertNoSecondDigitIsRevealed();
        assertNothingPrivateIsLeft(log.getAll());
    }

    /** A reason with a telephone number does not pass, lapses past its day, and is published late once it is mended. */
    @Test
    void whatTheGateStopsIsMendedInItsWordsAndPublishedLate() {
        journey.clear("B3.1", ON_DUE_DAY);
        journey.project("JXY-9", "静心苑", "清河县静心路9号", "2025-06-01");
        var officer = journey.as("officer")
                .open("/desk/stock/units/new")
                .type("项目代码", "JXY-9")
                .type("栋", "1栋")
                .type("室", "101")
                .type("套型", "1R")
                .type("建筑面积", "38.50")
                .type("楼层", "1")
                .choose("状态", "维修")
                .type("预留或维修原因", "漏水，联系 " + PHONE)
                .press("保存");
        officer.sees("静心苑");
        var month = journey.today();
        journey.moveTo(month.plusMonths(1).withDayOfMonth(2));
        officer.open("/desk/disclosure")
                .choose("名册", "待分配房源情况")
                .choose("月份", "%d年%d月".formatted(month.getYear(), month.getMonthValue()))
                .press("生成并公开");
        journey.until(
                "the repair",
                () -> officer.open("/desk/tasks?step=Task_RepairDisclosure")
                                .page()
                                .locator("tbody a")
                                .count()
                        > 0);
        journey.moveTo(journey.today().plusDays(45));
        officer.open("/desk/disclosure").sees("逾期");
        officer.open("/desk/tasks?step=Task_RepairDisclosure");
        officer.page().locator("tbody a").first().click();
        journey.takeOver(officer)
                .follow("打开清单，逐项办理")
                .follow("改写")
                .type("改写为", "漏水维修")
                .press("改写");
        officer.follow("修改公开内容");
        journey.finish(officer.answer("修改说明", "删去联系电话"));
        journey.review("待分配房源情况", "公开");
        journey.until("the late register", () -> text("/").contains("补公开"));

        assertThat(journey.complaints()).isEmpty();
    }

    private void fillTheRegisters() throws IOException {
        writeFiles();
        journey.importFile("officer", "households", files.resolve("households-gb18030.csv"), HOUSEHOLDS);
        for (var project : SampleUnits.projects()) {
            journey.project(
                    project.code(),
                    project.name(),
                    project.address(),
                    project.completedOn().toString());
        }
        journey.importFile("officer", "units", files.resolve("units.xlsx"), UNITS);
    }

    private void writeFiles() throws IOException {
        SampleFiles.main(new String[] {
            "--households", String.valueOf(HOUSEHOLDS),
            "--units", String.valueOf(UNITS),
            "--sign-ups", String.valueOf(SIGN_UPS),
            "--out", files.toString()
        });
    }

    private void giveClearances() {
        journey.clear("B3.2", ON_DUE_DAY);
        journey.clear("B2.2", WITHOUT_PERSONAL_DATA);
        journey.clear("B4", AT_ONCE);
        journey.clear("B5", AT_ONCE);
    }

    private void prepare() {
        journey.begin();
        journey.finish(journey.take("officer", "编制批次分配计划")
                .answer("批次名称", "清河县第一批公共租赁住房配租")
                .answer("保障性住房类型", "公共租赁住房")
                .answer("对象范围", "已登记轮候的公共租赁住房保障家庭")
                .answer("分配时间", "2027年"));
        journey.approve("director", "审定批次分配计划");
        journey.everyRow(journey.take("officer", "确定分配房源"), "可分配", "列入本批次");
        journey.finish(
                journey.take("officer", "确定分配房源").answer("文号", journey.paper()).answer("决定日期", journey.today()));
        draftProcedure(journey.today());
        journey.approve("director", "审定分配程序");
        journey.until("the announcement", () -> isDone("N04"));
    }

    private void draftProcedure(LocalDate today) {
        journey.finish(journey.take("officer", "制定分配程序")
                .answer("房源位置", "清河县城区")
                .answer("租金或价格", "每平方米每月 3.5 元")
                .answer("报名开始日期", today.plusDays(2))
                .answer("报名截止日期", today.plusDays(11))
                .answer("公示期计算方式", "按自然日")
                .answer("复审结果公示天数", 10)
                .answer("排序结果公示天数", 7)
                .answer("排序方式", "系统摇号")
                .answer("优先档次", "A,B,C,N")
                .answer("弃选次数上限", 3)
                .answer("需携带的材料", "申请人身份证、登记编号")
                .answer("联系部门", "清河县住房保障中心一楼 3 号窗口")
                .answer("办公电话", "0990-5550100")
                .answer("监督方式", "驻局纪检监察组、公证处和居民代表现场监督")
                .answer("资格复审计划完成日期", today.plusDays(25))
                .answer("排序计划日期", today.plusDays(42))
                .answer("选房计划完成日期", today.plusDays(60))
                .answer("分配结果计划公开日期", today.plusDays(66))
                .answer("签约交房计划完成日期", today.plusDays(90))
                .answer("计划结案日期", today.plusDays(110)));
    }

    private void signUp() {
        journey.moveTo(journey.today().plusDays(3));
        journey.importFile("intake", "sign-ups", files.resolve("sign-ups.csv"), SIGN_UPS);
        journey.moveTo(journey.today().plusDays(9));
        journey.finish(journey.take("officer", "核对报名名单").answer("报名名单已与登记名册核对", true));
    }

    private void reviewQualification() {
        journey.everyRow(journey.take("officer", "复审家庭资格"), "", "合格");
        journey.finish(journey.take("officer", "复审家庭资格"));
    }

    private void putOnNotice() {
        var officer = journey.as("officer");
        journey.until(
                "the public notice",
                () -> officer.open("/desk/batches/" + journey.batch())
                        .page()
                        .locator("#notices")
                        .getByText("公示中")
                        .isVisible());
        journey.moveTo(journey.today().plusDays(15));
        journey.finish(journey.take("officer", "确认公示情况").answer("公示情况", "公示期内未收到异议。"));
    }

    private void draw() {
        journey.finish(journey.take("officer", "封存摇号名册").answer("名册内容完整，同意封存", true));
        journey.finish(journey.take("notary", "见证名册封存")
                .answer("见证意见", "名册户数与公示结果一致，现场封存。")
                .answer("公证书编号", "清证〔2026〕11号"));
        var officer = journey.take("officer", "产生选房顺序")
                .answer("排序日期", journey.today())
                .answer("现场摇号装置", "摇号机")
                .answer("现场摇出的号码", "735102")
                .answer("公开随机数来源", "当日公开数据")
                .answer("公开随机数", "03 11 19 22 28 33 + 07");
        for (var number : PRIVATE) {
            officer.answer("在场人员身份", "居民代表" + number + "户主").press("下一步：核对").sees("含有身份证件号码、个人电话或银行卡号");
        }
        journey.finish(officer.answer("在场人员身份", "公证员、纪检监察人员、居民代表"));
        journey.finish(
                journey.take("notary", "见证选房顺序").answer("选房顺序按公开的规则产生", true).answer("公证书编号", "清证〔2026〕12号"));
    }

    /** Everyone signs in; in each pool they choose in order until no unit is left. */
    private void select() {
        var officer = journey.take("officer", "组织选房");
        var task = URI.create(officer.page().url()).getPath();
        journey.everyRow(officer, "", "签到");
        var exhausted = new HashSet<String>();
        var page = 1;
        do {
            officer.open(task + "/list?size=200&page=" + page);
            for (var turn : turns(officer)) {
                if (!exhausted.contains(turn.pool()) && !choose(officer, turn)) {
                    exhausted.add(turn.pool());
                }
            }
            officer.open(task + "/list?size=200&page=" + page++);
        } while (officer.page().getByText("下一页").count() > 0);
        journey.finish(
                journey.take("officer", "组织选房").answer("选房日期", journey.today()).answer("选房地点", "清河县政务服务大厅"));
        journey.finish(journey.take("officer", "登记弃选与递补"));
    }

    private record Turn(String pool, String choosing) {}

    private static List<Turn> turns(Person officer) {
        return officer.page().locator("tbody tr").all().stream()
                .map(row -> new Turn(
                        row.locator("td").nth(1).innerText(),
                        row.locator("a").last().getAttribute("href")))
                .toList();
    }

    private static boolean choose(Person officer, Turn turn) {
        officer.open(turn.choosing());
        var units = officer.page().locator("main select");
        if (units.count() == 0) {
            return false;
        }
        units.selectOption(new SelectOption().setIndex(1));
        officer.press("选房").sees("已办 1");
        return true;
    }

    private void conclude() {
        journey.finish(journey.take("officer", "汇总分配结果"));
        journey.approve("director", "审定分配结果");
        journey.everyRow(journey.take("officer", "登记签约与交房"), "", "已签约交房");
        journey.finish(journey.take("officer", "登记签约与交房"));
        // The result and the list of applicants still wait for their reviewer: of the list, only what tells of nobody
        // has lapsed into the public.
        assertThat(editions("N06")).hasSize(1);
        journey.review("截止报名", "公开");
        journey.review("确认分配结果", "公开");
        journey.finish(journey.take("officer", "结案并归档").answer("结案说明", "本批次房源已分配完毕。"));
        journey.until("the end of the batch", () -> isDone("N17"));
        journey.until("every outcome on the site", () -> duties().noneMatch(duty -> duty.publicOn() == null));
    }

    private boolean isDone(String node) {
        return nodes().stream().anyMatch(each -> each.node().equals(node) && each.endedOn() != null);
    }

    /** What {@code /api/v1/batches/<number>.json} says of a node. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Node(String node, @Nullable String endedOn, List<Duty> obligations) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Duty(
            String item,
            String part,
            String eventOn,
            String dueOn,
            @Nullable String publicOn,
            String state,
            List<String> editions) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Batch(List<Node> nodes) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Due(String due) {}

    private List<Node> nodes() {
        var batch = get("/api/v1/batches/" + journey.batch() + ".json");
        return batch.map(json -> JSON.readValue(json, Batch.class).nodes()).orElse(List.of());
    }

    private Stream<Duty> duties() {
        return nodes().stream().flatMap(node -> node.obligations().stream());
    }

    private List<String> editions(String node) {
        return nodes().stream()
                .filter(each -> each.node().equals(node))
                .flatMap(each -> each.obligations().stream())
                .flatMap(duty -> duty.editions().stream())
                .toList();
    }

    private void assertDatesOfEveryNode() {
        var nodes = nodes();
        assertThat(nodes).hasSize(17).allMatch(node -> node.endedOn() != null);
        var duties = duties().toList();
        assertThat(duties.stream().map(Duty::item)).contains("B2.2", "B3.2", "B4", "B5", "B6");
        for (var duty : duties) {
            var due = get("/api/v1/calendar/due?event=" + duty.eventOn() + "&workingDays=20&region=990101")
                    .orElseThrow();
            assertThat(duty.dueOn())
                    .as(duty.toString())
                    .isEqualTo(JSON.readValue(due, Due.class).due());
            assertThat(duty.publicOn()).as(duty.toString()).isNotNull();
        }
        var lapsed = duties.stream().filter(duty -> duty.item().equals("B3.2")).toList();
        assertThat(lapsed).allSatisfy(duty -> assertThat(duty.publicOn()).isEqualTo(duty.dueOn()));
        assertThat(editions("N06")).hasSize(2);
    }

    /** Every file of every edition, read as anyone reads it. */
    private void assertNoNumberIsReadable() {
        var pages = duties().flatMap(duty -> duty.editions().stream())
                .map(edition -> edition.replaceAll(".*/editions/|\\.json", ""))
                .collect(Collectors.toSet());
        assertThat(pages).isNotEmpty();
        for (var edition : pages) {
            for (var file : Set.of("index.html", "data.csv", "data.json")) {
                get("/editions/" + edition + "/" + file)
                        .ifPresent(text -> assertThat(ID_NUMBER
                                        .matcher(text.replaceAll("[0-9a-f]{64}", ""))
                                        .find())
                                .as(edition + "/" + file)
                                .isFalse());
            }
        }
    }

    private void assertNoSecondDigitIsRevealed() {
        assertThat(UnionOfMasks.in(sql))
                .hasSizeGreaterThan(SIGN_UPS / 2)
                .allSatisfy(
                        (person, positions) -> assertThat(positions).as(person).isEqualTo("1-6"));
    }

    /** In the log, in what the engine and the public store keep, in the public files, in addresses. */
    private void assertNothingPrivateIsLeft(String log) throws IOException {
        var numbers = Files.readAllLines(files.resolve("households.csv")).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .filter(cell -> cell.matches("\\d{17}[\\dX]|\\d{15}"))
                .collect(Collectors.toSet());
        assertThat(numbers).hasSizeGreaterThan(HOUSEHOLDS / 2);
        var official = sql.sql("SELECT unnest(ARRAY[phone, supervision_phone, credit_code]) FROM housing.region")
                .query(String.class)
                .list();

        numbers.addAll(PRIVATE);
        var traces = new PrivateTraces(sql, numbers, PRIVATE, official)
                .inText("log", log)
                .inText("addresses", String.join("\n", journey.addresses()))
                .inSchema("engine")
                .inSchema("disclosure")
                .inPrivateSchema("housing")
                .inFolder(Database.logs())
                .inFolder(site);

        assertThat(traces.found()).isEmpty();
    }

    private String text(String path) {
        return get(path).orElse("");
    }

    /** Empty if there is no such file. */
    private Optional<String> get(String path) {
        try {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(home.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
