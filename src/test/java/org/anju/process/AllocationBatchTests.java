package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.ApplicationTest;
import org.anju.MovableClock;
import org.anju.batch.Batch;
import org.anju.batch.Batches;
import org.anju.batch.Stage;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.HousingType;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Publications;
import org.anju.privacy.FieldClass;
import org.anju.privacy.IdNumber;
import org.anju.region.Office;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.anju.register.Application;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.anju.register.SignUps;
import org.anju.register.Tier;
import org.anju.step.Answers;
import org.anju.step.Heading;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.anju.step.WorkList;
import org.anju.stock.NewUnit;
import org.anju.stock.Project;
import org.anju.stock.ProjectCode;
import org.anju.stock.Projects;
import org.anju.stock.Stock;
import org.anju.stock.Unit;
import org.anju.stock.UnitState;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole batch on the real engine: each step as an officer takes it, each timer when its time has come. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(AllocationBatchTests.StandingTime.class)
class AllocationBatchTests {

    private static final RegionCode COUNTY = new RegionCode("990101");
    private static final MovableClock CLOCK = new MovableClock("2026-03-02T01:00:00Z");

    @TestConfiguration
    static class StandingTime {

        @Bean
        @Primary
        OfficialClock standing() {
            return CLOCK;
        }
    }

    private final UUID author = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Autowired
    private Regions regions;

    @Autowired
    private Projects projects;

    @Autowired
    private Stock stock;

    @Autowired
    private Households households;

    @Autowired
    private SignUps signUps;

    @Autowired
    private Batches batches;

    @Autowired
    private Obligations obligations;

    @Autowired
    private Publications publications;

    @Autowired
    private List<Step> steps;

    @Autowired
    private List<WorkList> workLists;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private BatchNumber batch = new BatchNumber("990101-2026-99");

    @BeforeEach
    void aCountyWithHouseholdsAndUnits() {
        CLOCK.to(LocalDate.of(2026, 3, 2), 9);
        if (regions.find(COUNTY).isEmpty()) {
            regions.save(new Region(
                    COUNTY,
                    "清河县",
                    "Qinghe County",
                    Optional.empty(),
                    new Office(
                            "清河县住房和城乡建设局",
                            "Qinghe Housing Bureau",
                            "清河县人民路1号",
                            "0990-1234567",
                            "0990-7654321",
                            "11990101MB0000001X",
                            URI.create("http://localhost/"))));
            projects.add(new Project(
                    COUNTY, new ProjectCode("XHY"), "杏花苑", HousingType.PUBLIC_RENTAL, "杏花路8号", Optional.empty()));
        }
        batch = batches.create(COUNTY, author).number();
    }

    @Test
    void aBatchIsCarriedFromItsPlanToItsClosureAndEveryNodeIsPublished() {
        var numbers = List.of(household("王小明", 1), household("阿依古丽·买买提", 2), household("𠮷田", 3));
        var units = List.of(unit("101"), unit("102"));

        prepare(units);
        signUp(numbers);
        qualify();
        draw();
        select();
        conclude();

        assertThat(batches.get(batch).stage()).isEqualTo(Stage.CLOSED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(batch.value())
                        .count())
                .isZero();
        assertThat(obligations.ofBatch(batch))
                .extracting(each -> each.node().orElseThrow().value() + " " + each.item())
                .contains(
                        "N01 B5",
                        "N02 B3.2",
                        "N03 B4",
                        "N04 B5",
                        "N06 B2.2",
                        "N07 B5",
                        "N08 B5",
                        "N09 B5",
                        "N10 B5",
                        "N11 B5",
                        "N12 B5",
                        "N13 B5",
                        "N15 B6",
                        "N16 B5",
                        "N17 B5");
        assertThat(obligations.ofBatch(batch)).allMatch(each -> each.state().isFulfilled());
        assertThat(database.sql("SELECT string_agg(r.cells::text, '') FROM disclosure.edition_row r")
                        .query(String.class)
                        .single())
                .contains("990101************", "王小明", "𠮷田")
                .doesNotContainPattern("99010119\\d{10}");
    }

    @Test
    void aVoidedBatchLeavesItsOpenObligationsAndTheirTimersAlive() {
        take("Task_PlanBatch", author, plan());
        take("Task_ApprovePlan", second, approval());
        runJobs();
        var review = tasks.createTaskQuery()
                .taskDefinitionKey("Task_ReviewDisclosure")
                .list();

        batches.startVoiding(batch, new Batch.Voiding("房源质量问题", CLOCK.today(), "清住保〔2026〕9号", Optional.empty()));
        runJobs();

        assertThat(batches.get(batch).stage()).isEqualTo(Stage.VOIDED);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(batch.value())
                        .count())
                .isZero();
        assertThat(review).isNotEmpty();
        CLOCK.to(obligations.ofBatch(batch).get(0).dueOn().plusDays(1), 0);
        runJobs();
        assertThat(database.sql(
                                "SELECT count(*) FROM disclosure.overdue WHERE obligation_id IN (SELECT id FROM disclosure.obligation WHERE batch_number = ?)")
                        .param(batch.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private void prepare(List<Unit> units) {
        take("Task_PlanBatch", author, plan());
        take("Task_ApprovePlan", second, approval());
        stock.assign(COUNTY, batch, units.stream().map(Unit::id).toList());
        take("Task_ConfirmUnits", author, Map.of("documentNumber", "清住保〔2026〕1号", "decidedOn", "2026-03-02"));
        take("Task_DraftProcedure", author, procedure());
        take("Task_ApproveProcedure", second, approval());
        publishEverything();
    }

    private void signUp(List<String> numbers) {
        runJobs();
        CLOCK.to(LocalDate.of(2026, 3, 10), 9);
        runJobs();
        for (var number : numbers) {
            assertThat(signUps.signUp(batch, new RegistrationNumber(number), "XHY", "2R", "officer"))
                    .isEmpty();
        }
        CLOCK.to(LocalDate.of(2026, 3, 21), 0);
        runJobs();
        take("Task_ConfirmSignUps", author, Map.of());
    }

    private void qualify() {
        apply("Task_ReviewQualification", "qualify");
        take("Task_ReviewQualification", author, Map.of());
        onNotice();
    }

    private void draw() {
        take("Task_SealRoster", author, Map.of());
        take("Task_WitnessSeal", second, Map.of("statement", "已核对"));
        publishEverything();
        take(
                "Task_DrawOrder",
                author,
                Map.of(
                        "drawnOn", CLOCK.today().toString(),
                        "drumName", "drum",
                        "drumValue", "123456",
                        "publicValueName", "lottery",
                        "publicValue", "01 02 03"));
        take("Task_WitnessOrder", second, Map.of("certificateNumber", "公证1号"));
        onNotice();
    }

    private void select() {
        var list = workList("Task_RunSelectionSession");
        apply("Task_RunSelectionSession", "sign-in");
        for (var room : List.of("XHY 1栋101", "XHY 1栋102")) {
            var next = list.page(batch.value(), new WorkList.WorkFilter("", "signed-in"), 0, 1)
                    .rows()
                    .get(0);
            assertThat(list.apply(batch.value(), "choose", java.util.Set.of(next.id()), Map.of("unit", room), author))
                    .allMatch(WorkList.RowResult::done);
        }
        take("Task_RunSelectionSession", author, Map.of("heldOn", CLOCK.today().toString(), "place", "大厅"));
        take("Task_RecordWaivers", author, Map.of());
        runJobs();
    }

    private void conclude() {
        take("Task_CompileResult", author, Map.of());
        take("Task_ApproveResult", second, approval());
        runJobs();
        apply("Task_RecordHandover", "sign");
        take("Task_RecordHandover", author, Map.of());
        publishEverything();
        take("Task_CloseBatch", author, Map.of("summary", "全部办结"));
        publishEverything();
    }

    private void onNotice() {
        publishEverything();
        CLOCK.to(CLOCK.today().plusDays(12), 9);
        runJobs();
        take("Task_CloseNotice", author, Map.of("outcome", "无异议"));
        runJobs();
    }

    private WorkList workList(String task) {
        return workLists.stream()
                .filter(each -> each.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private void apply(String task, String verb) {
        var list = workList(task);
        var ids = list.page(batch.value(), new WorkList.WorkFilter("", ""), 0, 100).rows().stream()
                .map(WorkList.WorkRow::id)
                .collect(java.util.stream.Collectors.toSet());
        assertThat(list.apply(batch.value(), verb, ids, Map.of(), author)).allMatch(WorkList.RowResult::done);
    }

    private void take(String key, UUID officer, Map<String, Object> answers) {
        var task = tasks.createTaskQuery().taskDefinitionKey(key).list().stream()
                .filter(each -> businessKey(each.getProcessInstanceId()).startsWith(batch.value()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + key));
        complete(task.getId(), key, businessKey(task.getProcessInstanceId()), officer, answers);
    }

    private void complete(String task, String key, String businessKey, UUID officer, Map<String, Object> answers) {
        var step = steps.stream()
                .filter(each -> each.task().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + key));
        transaction.executeWithoutResult(status -> {
            var headings = answers.entrySet().stream()
                    .map(answer -> new Heading(
                            answer.getKey(),
                            answer.getKey(),
                            answer.getKey(),
                            FieldClass.PLAIN,
                            answer.getValue().toString()))
                    .toList();
            var steering = step.take(
                    new StepTaken(businessKey, new Answers(answers), headings, officer, "officer", key + "@1"));
            tasks.complete(task, steering.variables());
        });
    }

    private String businessKey(String instance) {
        return String.valueOf(runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey());
    }

    /** Lets every draft be reviewed and read back, as the reviewer and the site would. */
    private void publishEverything() {
        runJobs();
        for (var task : tasks.createTaskQuery()
                .taskDefinitionKey("Task_ReviewDisclosure")
                .list()) {
            complete(
                    task.getId(),
                    "Task_ReviewDisclosure",
                    businessKey(task.getProcessInstanceId()),
                    UUID.randomUUID(),
                    Map.of("review", "publish"));
        }
        runJobs();
        publications
                .awaiting()
                .forEach(each -> publications.readBack(each.edition(), "http://localhost/", each.sha256()));
        runJobs();
    }

    private void runJobs() {
        for (var round = 0; round < 100; round++) {
            var due = jobs.createJobQuery().executable().list();
            if (due.isEmpty()) {
                return;
            }
            due.stream().map(Job::getId).forEach(this::run);
        }
        throw new AssertionError("The jobs do not come to rest.");
    }

    private void run(String job) {
        if (jobs.createJobQuery().jobId(job).count() == 1) {
            jobs.executeJob(job);
        }
    }

    private String household(String name, int sequence) {
        var body = "99010119800101%03d".formatted(sequence);
        var outcome = households.register(
                COUNTY,
                new Application(
                        Optional.empty(),
                        name,
                        IdNumber.parse(body + check(body)).number().orElseThrow(),
                        HousingType.PUBLIC_RENTAL,
                        2,
                        new Tier("A"),
                        LocalDate.of(2025, 6, 1)),
                "officer");
        return ((Households.Outcome.Entered) outcome).number().value();
    }

    private static char check(String body) {
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return "10X98765432".charAt(sum % 11);
    }

    private Unit unit(String room) {
        stock.add(
                COUNTY,
                new NewUnit(
                        new ProjectCode("XHY"), "1栋", "", room, "2R", new BigDecimal("58.20"), 1, UnitState.FREE, ""),
                "officer");
        return stock.free(COUNTY).stream()
                .filter(each -> each.room().equals(room))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> plan() {
        return Map.of(
                "title",
                "清河县2026年第一批公共租赁住房",
                "housingType",
                "public-rental",
                "audience",
                "轮候对象",
                "plannedPeriod",
                "2026年4月");
    }

    private static Map<String, Object> approval() {
        return Map.of(
                "decision",
                "approve",
                "documentNumber",
                "清住保〔2026〕2号",
                "decidedOn",
                CLOCK.today().toString());
    }

    private static Map<String, Object> procedure() {
        var answers = new HashMap<String, Object>();
        answers.put("signUpOpensOn", "2026-03-09");
        answers.put("signUpClosesOn", "2026-03-20");
        answers.put("noticeUnit", "calendar-days");
        answers.put("qualificationNoticeDays", 10);
        answers.put("orderNoticeDays", 10);
        answers.put("orderMethod", "draw");
        answers.put("tiers", "A,N");
        answers.put("waiverLimit", 3);
        answers.put("whatToBring", "身份证");
        answers.put("contact", "窗口");
        answers.put("phone", "0990-1234567");
        answers.put("supervision", "驻局纪检组");
        answers.put("qualificationEndsOn", "2026-04-10");
        answers.put("orderOn", "2026-04-20");
        answers.put("selectionEndsOn", "2026-05-10");
        answers.put("resultOn", "2026-05-20");
        answers.put("handoverEndsOn", "2026-06-20");
        answers.put("closingOn", "2026-07-20");
        return answers;
    }
}
