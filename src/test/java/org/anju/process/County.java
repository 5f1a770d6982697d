package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.MovableClock;
import org.anju.batch.Batches;
import org.anju.batch.VoidBatch;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.Clearances;
import org.anju.disclosure.HousingType;
import org.anju.disclosure.ImpactAssessment;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Part;
import org.anju.disclosure.Publications;
import org.anju.notice.Notice;
import org.anju.notice.NoticeId;
import org.anju.notice.Notices;
import org.anju.notice.Objections;
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
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A county whose officers take one batch through the real engine: each step as an officer takes it, each job and timer
 * by the engine's own job executor, when the clock has come to it.
 */
final class County {

    static final RegionCode CODE = new RegionCode("990101");
    static final MovableClock CLOCK = new MovableClock("2026-03-02T01:00:00Z");

    /** The clock that stands until a test moves it; import it into the test's context. */
    @TestConfiguration
    static class StandingTime {

        @Bean
        @Primary
        OfficialClock standing() {
            return CLOCK;
        }
    }

    final UUID author = UUID.randomUUID();
    final UUID second = UUID.randomUUID();
    final Obligations obligations;
    final TaskService tasks;
    final ManagementService jobs;
    final HistoryService history;
    final JdbcClient database;
    final BatchNumber batch;

    private final ApplicationContext context;
    private final RuntimeService runtime;
    private final Publications publications;
    private final TransactionTemplate transaction;
    private final JobExecutor executor;

    /** A county with one project and a new batch, on 2 March 2026 at 9. */
    County(ApplicationContext context) {
        this.context = context;
        obligations = get(Obligations.class);
        tasks = get(TaskService.class);
        jobs = get(ManagementService.class);
        history = get(HistoryService.class);
        database = get(JdbcClient.class);
        runtime = get(RuntimeService.class);
        publications = get(Publications.class);
        transaction = get(TransactionTemplate.class);
        executor = executor(context);
        CLOCK.to(LocalDate.of(2026, 3, 2), 9);
        executor.start();
        settleIn();
        batch = get(Batches.class).create(CODE, author).number();
    }

    private void settleIn() {
        if (get(Regions.class).find(CODE).isEmpty()) {
            get(Regions.class)
                    .save(new Region(
                            CODE,
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
            get(Projects.class)
                    .add(
                            new Project(
                                    CODE,
                                    new ProjectCode("XHY"),
                                    "杏花苑",
                                    HousingType.PUBLIC_RENTAL,
                                    "杏花路8号",
                                    Optional.empty()),
                            "officer");
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** No more jobs run. */
    static void leave(ApplicationContext context) {
        executor(context).shutdown();
    }

    static JobExecutor executor(ApplicationContext context) {
        var engine = context.getBean(ProcessEngine.class).getProcessEngineConfiguration();
        return ((ProcessEngineConfigurationImpl) engine).getJobExecutor();
    }

    /** The plan is approved, and N01 is owed. */
    void planned() {
        take("Task_PlanBatch", author, plan());
        take("Task_ApprovePlan", second, approval());
        settle();
    }

    void prepare(List<Unit> units) {
        prepare(units, procedure());
    }

    void prepare(List<Unit> units, Map<String, Object> procedure) {
        planned();
        get(Stock.class).assign(CODE, batch, units.stream().map(Unit::id).toList());
        take("Task_ConfirmUnits", author, Map.of("documentNumber", "清住保〔2026〕1号", "decidedOn", "2026-03-02"));
        take("Task_DraftProcedure", author, procedure);
        take("Task_ApproveProcedure", second, approval());
        publishEverything();
    }

    void signUp(List<String> numbers) {
        signUp(numbers, () -> {});
    }

    /** @param whileOpen what else happens once they have signed up and before the time is over */
    void signUp(List<String> numbers, Runnable whileOpen) {
        settle();
        firesOnTime("CatchEvent_SignUpOpened", batch.value());
        for (var number : numbers) {
            assertThat(get(SignUps.class).signUp(batch, new RegistrationNumber(number), "XHY", "2R", "officer"))
                    .isEmpty();
        }
        whileOpen.run();
        firesOnTime("CatchEvent_SignUpEnded", batch.value());
        take("Task_ConfirmSignUps", author, Map.of());
    }

    void qualify() {
        qualify(() -> {});
    }

    void qualify(Runnable whileOnNotice) {
        apply("Task_ReviewQualification", "qualify");
        take("Task_ReviewQualification", author, Map.of());
        onNotice("N08", whileOnNotice);
    }

    void draw() {
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
        onNotice("N11");
    }

    void select() {
        select(List.of("101", "102"));
    }

    /** The first in the order choose these rooms. */
    void select(List<String> rooms) {
        var list = workList("Task_RunSelectionSession");
        apply("Task_RunSelectionSession", "sign-in");
        for (var room : rooms) {
            var next = list.page(batch.value(), new WorkList.WorkFilter("", "signed-in"), 0, 1)
                    .rows()
                    .get(0);
            assertThat(list.apply(batch.value(), "choose", Set.of(next.id()), Map.of("unit", "XHY 1栋" + room), author))
                    .allMatch(WorkList.RowResult::done);
        }
        take("Task_RunSelectionSession", author, Map.of("heldOn", CLOCK.today().toString(), "place", "大厅"));
        take("Task_RecordWaivers", author, Map.of());
        settle();
    }

    void conclude() {
        take("Task_CompileResult", author, Map.of());
        take("Task_ApproveResult", second, approval());
        settle();
        apply("Task_RecordHandover", "sign");
        take("Task_RecordHandover", author, Map.of());
        publishEverything();
        take("Task_CloseBatch", author, Map.of("summary", "全部办结"));
        publishEverything();
    }

    void onNotice(String node) {
        onNotice(node, () -> {});
    }

    private void onNotice(String node, Runnable meanwhile) {
        publishEverything();
        meanwhile.run();
        firesOnTime("CatchEvent_PeriodOver", "%s/%s/1".formatted(batch, node));
        moveTo(CLOCK.today().plusDays(1), 9);
        take("Task_CloseNotice", author, Map.of("outcome", "无异议"));
        settle();
    }

    WorkList workList(String task) {
        return context.getBeansOfType(WorkList.class).values().stream()
                .filter(each -> each.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    void apply(String task, String verb) {
        var list = workList(task);
        var ids = list.page(batch.value(), new WorkList.WorkFilter("", ""), 0, 100).rows().stream()
                .map(WorkList.WorkRow::id)
                .collect(Collectors.toSet());
        assertThat(list.apply(batch.value(), verb, ids, Map.of(), author)).allMatch(WorkList.RowResult::done);
    }

    void take(String key, UUID officer, Map<String, Object> answers) {
        var task = tasks.createTaskQuery().taskDefinitionKey(key).list().stream()
                .filter(each -> businessKey(each.getProcessInstanceId()).startsWith(batch.value()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + key));
        complete(task.getId(), key, businessKey(task.getProcessInstanceId()), officer, answers);
    }

    void complete(String task, String key, String businessKey, UUID officer, Map<String, Object> answers) {
        var step = step(key);
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

    String businessKey(String instance) {
        return String.valueOf(runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey());
    }

    /** Lets every draft be reviewed and read back, as the reviewer and the site would. */
    void publishEverything() {
        settle();
        obligations.ofBatch(batch).stream()
                .filter(each -> each.state() == ObligationState.IN_REVIEW)
                .forEach(this::review);
        settle();
        readBack();
    }

    /** The reviewer lets the draft of an obligation be published. */
    void review(Obligation obligation) {
        var task = tasks.createTaskQuery()
                .taskDefinitionKey("Task_ReviewDisclosure")
                .processInstanceBusinessKey(obligation.id().toString())
                .singleResult();
        complete(
                task.getId(),
                "Task_ReviewDisclosure",
                obligation.id().toString(),
                UUID.randomUUID(),
                Map.of("review", "publish"));
    }

    /** Everything that stands is found at the official address, as the site would find it. */
    void readBack() {
        publications
                .awaiting()
                .forEach(each -> publications.readBack(each.edition(), "http://localhost/", each.sha256()));
        settle();
    }

    /** A public notice of N08 whose list, of nobody, is public since today; the batch itself is still at its plan. */
    NoticeId openNotice() {
        var id = announcedNotice();
        review(obligation("N08", Part.LIST));
        settle();
        readBack();
        return id;
    }

    /** The same before anybody has reviewed its list. */
    NoticeId announcedNotice() {
        var answers = procedure();
        var id = Optional.ofNullable(transaction.execute(status -> {
                    step("Task_DraftProcedure")
                            .take(new StepTaken(
                                    batch.value(), new Answers(answers), List.of(), author, "officer", "f@1"));
                    return get(Notices.class).announce(batch, new NodeId("N08"));
                }))
                .orElseThrow();
        get(RunningCases.class).start("public-notice", id.toString(), CODE);
        settle();
        return id;
    }

    /** What may be published of B5 on its due day without a review. */
    void clear(Clearance.Grade grade) {
        get(Clearances.class)
                .give(
                        new Clearance(
                                UUID.randomUUID(),
                                CODE,
                                Notice.ITEM,
                                grade,
                                "清住保〔2026〕5号",
                                "B5",
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 12, 31)),
                        new ImpactAssessment("住房保障科", LocalDate.of(2026, 1, 1), "清住保〔2026〕4号", "影响可控"),
                        second);
    }

    void revokeClearance() {
        get(Clearances.class).revoke(CODE, Notice.ITEM, second);
    }

    /** What the step alone does, without the engine. */
    void step(String key, UUID officer, Map<String, Object> answers) {
        transaction.executeWithoutResult(status -> step(key)
                .take(new StepTaken(batch.value(), new Answers(answers), List.of(), officer, "officer", "f@1")));
    }

    private Step step(String key) {
        return context.getBeansOfType(Step.class).values().stream()
                .filter(each -> each.task().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + key));
    }

    /** Lets the job executor do everything that is due; a job that fails, fails the test. */
    void settle() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(25))
                .until(() -> {
                    executor.jobWasAdded();
                    return jobs.createJobQuery().executable().count() == 0;
                });
        assertThat(jobs.createJobQuery().withException().list())
                .extracting(Job::getExceptionMessage)
                .isEmpty();
    }

    void moveTo(Instant instant) {
        CLOCK.to(instant);
        settle();
    }

    void moveTo(LocalDate day, int hour) {
        CLOCK.to(day, hour);
        settle();
    }

    /** The timer does nothing a second before its time, and fires at it, by the job executor. */
    void firesOnTime(String timer, String businessKey) {
        var due = timer(timer, businessKey).getDuedate().toInstant();
        moveTo(due.minusSeconds(1));
        assertThat(timer(timer, businessKey).getDuedate()).isEqualTo(java.util.Date.from(due));
        moveTo(due);
        assertThat(timers(timer, businessKey)).isEmpty();
    }

    Job timer(String activity, String businessKey) {
        return timers(activity, businessKey).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer " + activity));
    }

    private List<Job> timers(String activity, String businessKey) {
        return jobs.createJobQuery().activityId(activity).timers().list().stream()
                .filter(job -> businessKey(job.getProcessInstanceId()).equals(businessKey))
                .toList();
    }

    /** The obligation of a node of the batch. */
    Obligation obligation(String node, Part part) {
        return find(node, part).orElseThrow(() -> new AssertionError("no obligation of " + node));
    }

    Optional<Obligation> find(String node, Part part) {
        return obligations.ofBatch(batch).stream()
                .filter(each -> each.node().equals(Optional.of(new NodeId(node))))
                .filter(each -> each.matter().part() == part)
                .findFirst();
    }

    /** Where the case with this key waits. */
    List<String> waiting(String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(each -> runtime.getActiveActivityIds(each.getId()).stream())
                .toList();
    }

    /** What stands above the list of the newest edition, as it was published. */
    String headings(String node, Part part) {
        return database.sql(
                        "SELECT headings::text FROM disclosure.edition WHERE obligation_id = ? ORDER BY stood_at DESC LIMIT 1")
                .param(obligation(node, part).id().value())
                .query(String.class)
                .single();
    }

    int editions(Obligation obligation) {
        return database.sql("SELECT count(*) FROM disclosure.edition WHERE obligation_id = ?")
                .param(obligation.id().value())
                .query(Integer.class)
                .single();
    }

    /** A director voids the batch, on the paper of today. */
    void voidBatch() {
        var answers = Map.<String, Object>of(
                "reason",
                "房源质量问题",
                "documentNumber",
                "清住保〔2026〕9号",
                "decidedOn",
                CLOCK.today().toString());
        get(VoidBatch.class)
                .take(new StepTaken(
                        batch.value(),
                        new Answers(answers),
                        List.of(Heading.plain("reason", "作废理由", "Reason", "房源质量问题")),
                        second,
                        "director",
                        "f@1"));
        settle();
    }

    UUID undecided(NoticeId notice) {
        return get(Objections.class).of(notice).stream()
                .filter(each -> each.decision().isEmpty())
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Whether it is recorded for ever that it was late. */
    boolean overdue(String node, Part part) {
        return database.sql("SELECT count(*) FROM disclosure.overdue WHERE obligation_id = ?")
                        .param(obligation(node, part).id().value())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The nodes of its model that the case with this key has come to and left. */
    List<String> passed(String businessKey) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(
                        each -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(each.getId())
                                .finished()
                                .list()
                                .stream())
                .map(each -> each.getActivityId())
                .toList();
    }

    String household(String name, int sequence) {
        var body = "99010119800101%03d".formatted(sequence);
        var outcome = get(Households.class)
                .register(
                        CODE,
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

    static char check(String body) {
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return "10X98765432".charAt(sum % 11);
    }

    Unit unit(String room) {
        get(Stock.class)
                .add(
                        CODE,
                        new NewUnit(
                                new ProjectCode("XHY"),
                                "1栋",
                                "",
                                room,
                                "2R",
                                new BigDecimal("58.20"),
                                1,
                                UnitState.FREE,
                                ""),
                        "officer");
        return get(Stock.class).free(CODE).stream()
                .filter(each -> each.room().equals(room))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Another test has taken room " + room));
    }

    static Map<String, Object> plan() {
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

    static Map<String, Object> approval() {
        return Map.of(
                "decision",
                "approve",
                "documentNumber",
                "清住保〔2026〕2号",
                "decidedOn",
                CLOCK.today().toString());
    }

    static Map<String, Object> procedure() {
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
