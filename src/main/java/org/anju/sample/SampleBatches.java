package org.anju.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.anju.access.Officer;
import org.anju.access.Officers;
import org.anju.batch.Batches;
import org.anju.batch.Nodes;
import org.anju.batch.Outcomes;
import org.anju.calendar.DemonstrationClock;
import org.anju.calendar.OfficialClock;
import org.anju.calendar.PassingTime;
import org.anju.casework.Claims;
import org.anju.casework.Completion;
import org.anju.casework.Remit;
import org.anju.casework.Task;
import org.anju.casework.Tasks;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.Clearances;
import org.anju.disclosure.ImpactAssessment;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.Part;
import org.anju.notice.Notices;
import org.anju.region.Regions;
import org.anju.register.RegistrationNumber;
import org.anju.register.SignUps;
import org.anju.step.WorkList;
import org.anju.stock.Stock;
import org.anju.stock.Unit;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The two batches of the sample county, carried by its officers from task to task. */
@Component
@Profile("demo")
class SampleBatches {

    private static final int PATIENCE_SECONDS = 180;
    private static final int FIRST_UNITS = 40;
    private static final int SECOND_UNITS = 60;
    private static final int FIRST_SIGN_UPS = 160;
    private static final int SECOND_SIGN_UPS = 220;

    private final DemonstrationClock clock;
    private final PassingTime time;
    private final Officers officers;
    private final Regions regions;
    private final Batches batches;
    private final Outcomes outcomes;
    private final Stock stock;
    private final SignUps signUps;
    private final Clearances clearances;
    private final Tasks tasks;
    private final Notices notices;
    private final Claims claims;
    private final Completion completion;
    private final List<WorkList> workLists;

    SampleBatches(
            DemonstrationClock clock,
            PassingTime time,
            Officers officers,
            Regions regions,
            Batches batches,
            Outcomes outcomes,
            Stock stock,
            SignUps signUps,
            Clearances clearances,
            Tasks tasks,
            Notices notices,
            Claims claims,
            Completion completion,
            List<WorkList> workLists) {
        this.clock = clock;
        this.time = time;
        this.officers = officers;
        this.regions = regions;
        this.batches = batches;
        this.outcomes = outcomes;
        this.stock = stock;
        this.signUps = signUps;
        this.clearances = clearances;
        this.tasks = tasks;
        this.notices = notices;
        this.claims = claims;
        this.completion = completion;
        this.workLists = workLists;
    }

    void carryOneToItsEnd(List<RegistrationNumber> waiting) {
        giveClearances();
        var batch = prepare("清河县第一批公共租赁住房配租", FIRST_UNITS);
        signUp(batch, first(waiting, FIRST_SIGN_UPS));
        take(batch, "Task_ConfirmSignUps", "officer", Map.of("confirmed", true));
        everyRow(batch, "Task_ReviewQualification", "qualify", Map.of());
        take(batch, "Task_ReviewQualification", "officer", Map.of());
        onNotice(batch);
        draw(batch);
        onNotice(batch);
        select(batch);
        conclude(batch);
    }

    void carryOneToTheMiddle(List<RegistrationNumber> waiting, Instant now) {
        var begin = LocalDate.ofInstant(now, OfficialClock.ZONE).minusDays(26);
        if (begin.isAfter(clock.today())) {
            moveTo(begin);
        }
        var batch = prepare("清河县第二批公共租赁住房配租", SECOND_UNITS);
        signUp(batch, first(waiting, SECOND_SIGN_UPS));
        take(batch, "Task_ConfirmSignUps", "officer", Map.of("confirmed", true));
        task(batch, "Task_ReviewQualification");
        if (clock.instant().isBefore(now)) {
            passUntil(now);
        }
    }

    private static List<RegistrationNumber> first(List<RegistrationNumber> waiting, int count) {
        return waiting.subList(0, Math.min(count, waiting.size()));
    }

    /** 模板预审 for what holds no ID numbers at once; the list of applicants waits for its reviewer. */
    private void giveClearances() {
        var reviewer = officer("reviewer").id().value();
        for (var item : List.of("B3.2", "B4", "B5", "B6")) {
            clearances.give(clearance(item, Clearance.Grade.AT_ONCE), assessment(), reviewer);
        }
        clearances.give(clearance("B2.2", Clearance.Grade.ON_DUE_DAY), assessment(), reviewer);
        clearances.give(clearance("B2.1", Clearance.Grade.ON_DUE_DAY_WITHOUT_PERSONAL_DATA), assessment(), reviewer);
    }

    private Clearance clearance(String item, Clearance.Grade grade) {
        return new Clearance(
                UUID.randomUUID(),
                SampleCounty.COUNTY,
                new ItemCode(item),
                grade,
                "清政公开〔2026〕5号",
                "按公开目录要素自动生成的内容",
                clock.today(),
                clock.today().plusYears(2));
    }

    private ImpactAssessment assessment() {
        return new ImpactAssessment(
                "住房保障中心", clock.today(), "清政评〔2026〕3号", "公开要素限于公开目录所列，身份证号码按县里的隐蔽规则遮盖，期满隐去；对个人权益的影响可以接受。");
    }

    private BatchNumber prepare(String title, int units) {
        var batch = batches.create(SampleCounty.COUNTY, officer("officer").id().value())
                .number();
        take(
                batch,
                "Task_PlanBatch",
                "officer",
                Map.of(
                        "title",
                        title,
                        "housingType",
                        "public-rental",
                        "audience",
                        "已登记轮候的公共租赁住房保障家庭",
                        "plannedPeriod",
                        period()));
        take(batch, "Task_ApprovePlan", "director", approval("1"));
        var chosen = stock.free(SampleCounty.COUNTY).stream()
                .limit(units)
                .map(Unit::id)
                .toList();
        stock.assign(SampleCounty.COUNTY, batch, chosen);
        take(
                batch,
                "Task_ConfirmUnits",
                "officer",
                Map.of(
                        "documentNumber",
                        "清住保〔2026〕2号",
                        "decidedOn",
                        clock.today().toString()));
        take(batch, "Task_DraftProcedure", "officer", procedure());
        take(batch, "Task_ApproveProcedure", "director", approval("3"));
        return batch;
    }

    private String period() {
        return "%d年%d月"
                .formatted(
                        clock.today().plusMonths(2).getYear(),
                        clock.today().plusMonths(2).getMonthValue());
    }

    private Map<String, Object> approval(String number) {
        return Map.of(
                "decision",
                "approve",
                "documentNumber",
                "清住保〔2026〕%s号".formatted(number),
                "decidedOn",
                clock.today().toString());
    }

    private Map<String, Object> procedure() {
        var today = clock.today();
        var answers = new HashMap<String, Object>();
        answers.put("location", "清河县城区");
        answers.put("rent", "每平方米每月 3.5 元");
        answers.put("signUpOpensOn", today.plusDays(2).toString());
        answers.put("signUpClosesOn", today.plusDays(11).toString());
        answers.put("noticeUnit", "calendar-days");
        answers.put("qualificationNoticeDays", 10);
        answers.put("orderNoticeDays", 7);
        answers.put("orderMethod", "draw");
        answers.put("tiers", "A,B,C,N");
        answers.put("waiverLimit", 3);
        answers.put("whatToBring", "申请人身份证、登记编号；代理人另带授权委托书");
        answers.put("contact", "清河县住房保障中心一楼 3 号窗口");
        answers.put("phone", "0990-5550100");
        answers.put("supervision", "驻局纪检监察组、公证处和居民代表现场监督");
        answers.put("qualificationEndsOn", today.plusDays(25).toString());
        answers.put("orderOn", today.plusDays(42).toString());
        answers.put("selectionEndsOn", today.plusDays(60).toString());
        answers.put("resultOn", today.plusDays(66).toString());
        answers.put("handoverEndsOn", today.plusDays(90).toString());
        answers.put("closingOn", today.plusDays(110).toString());
        return answers;
    }

    private void signUp(BatchNumber batch, List<RegistrationNumber> numbers) {
        var offered = stock.of(batch).stream()
                .map(unit -> unit.project() + " " + unit.unitType())
                .distinct()
                .sorted()
                .toList();
        until("sign-up of batch " + batch, () -> isAnnounced(batch));
        moveTo(clock.today().plusDays(3));
        for (var i = 0; i < numbers.size(); i++) {
            var wanted = offered.get(i % offered.size()).split(" ", -1);
            var refusal = signUps.signUp(batch, numbers.get(i), wanted[0], wanted[1], "officer");
            refusal.ifPresent(why -> {
                throw new IllegalStateException("A sample household could not sign up: " + why.messageKey() + ".");
            });
        }
        moveTo(clock.today().plusDays(9));
        review(batch);
    }

    private boolean isAnnounced(BatchNumber batch) {
        return outcomes.latest(batch, Nodes.ANNOUNCEMENT, Part.WHOLE).isPresent();
    }

    /** The reviewer lets the list of applicants be published. */
    private void review(BatchNumber batch) {
        take(batch, "Task_ReviewDisclosure", "reviewer", Map.of("review", "publish"));
    }

    private void onNotice(BatchNumber batch) {
        until("the notice of batch " + batch, () -> noticeIsOpen(batch));
        moveTo(clock.today().plusDays(15));
        take(batch, "Task_CloseNotice", "officer", Map.of("outcome", "公示期内未收到异议。"));
    }

    private boolean noticeIsOpen(BatchNumber batch) {
        return notices.of(batch).stream()
                .anyMatch(each -> each.opened().isPresent() && each.closed().isEmpty());
    }

    private void draw(BatchNumber batch) {
        take(batch, "Task_SealRoster", "officer", Map.of("confirmed", true));
        take(
                batch,
                "Task_WitnessSeal",
                "notary",
                Map.of("statement", "名册户数与公示结果一致，现场封存。", "certificateNumber", "清证〔2026〕11号"));
        var drawn = new HashMap<String, Object>();
        drawn.put("drawnOn", clock.today().toString());
        drawn.put("drumName", "摇号机");
        drawn.put("drumValue", "735102");
        drawn.put("publicValueName", "当日公开数据");
        drawn.put("publicValue", "03 11 19 22 28 33 + 07");
        drawn.put("attendance", "公证员、纪检监察人员、居民代表");
        take(batch, "Task_DrawOrder", "officer", drawn);
        take(batch, "Task_WitnessOrder", "notary", Map.of("confirmed", true, "certificateNumber", "清证〔2026〕12号"));
    }

    private void select(BatchNumber batch) {
        var list = workList("Task_RunSelectionSession");
        task(batch, "Task_RunSelectionSession");
        var officer = officer("officer").id().value();
        var free =
                stock.of(batch).stream().collect(Collectors.groupingBy(unit -> unit.project() + "-" + unit.unitType()));
        var turn = 0;
        for (var row : list.page(batch.value(), new WorkList.WorkFilter("", ""), 0, 1_000)
                .rows()) {
            var units = free.getOrDefault(row.cells().getOrDefault("pool", ""), List.of());
            if (units.isEmpty()) {
                continue;
            }
            turn++;
            if (turn % 17 == 0) {
                list.apply(batch.value(), "waive", Set.of(row.id()), Map.of(), officer);
            } else {
                var unit = units.remove(units.size() - 1);
                list.apply(batch.value(), "sign-in", Set.of(row.id()), Map.of(), officer);
                list.apply(
                        batch.value(),
                        "choose",
                        Set.of(row.id()),
                        Map.of("unit", unit.id().toString()),
                        officer);
            }
        }
        take(
                batch,
                "Task_RunSelectionSession",
                "officer",
                Map.of("heldOn", clock.today().toString(), "place", "清河县政务服务大厅"));
        take(batch, "Task_RecordWaivers", "officer", Map.of());
    }

    private void conclude(BatchNumber batch) {
        moveTo(clock.today().plusDays(3));
        take(batch, "Task_CompileResult", "officer", Map.of());
        take(batch, "Task_ApproveResult", "director", approval("9"));
        everyRow(batch, "Task_RecordHandover", "sign", Map.of());
        take(batch, "Task_RecordHandover", "officer", Map.of());
        take(batch, "Task_CloseBatch", "officer", Map.of("summary", "本批次房源已分配完毕，剩余房源退回待分配。"));
    }

    private void everyRow(BatchNumber batch, String step, String verb, Map<String, String> arguments) {
        task(batch, step);
        var list = workList(step);
        var rows = list.page(batch.value(), new WorkList.WorkFilter("", ""), 0, 10_000).rows().stream()
                .map(WorkList.WorkRow::id)
                .collect(Collectors.toSet());
        list.apply(batch.value(), verb, rows, arguments, officer("officer").id().value());
    }

    private WorkList workList(String step) {
        return workLists.stream()
                .filter(each -> each.task().equals(step))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody keeps the work list of " + step + "."));
    }

    /** Waits for a task, and ends it as that officer with those answers. */
    private void take(BatchNumber batch, String step, String account, Map<String, Object> answers) {
        var task = task(batch, step);
        var officer = officer(account);
        claims.claim(officer, task.id());
        completion.complete(officer, task.id(), answers);
    }

    private Task task(BatchNumber batch, String step) {
        until(step + " of batch " + batch, () -> !open(batch, step).isEmpty());
        return open(batch, step).get(0);
    }

    private List<Task> open(BatchNumber batch, String step) {
        return tasks.ofBatch(batch.value(), Remit.of(officer("supervisor"), regions)).stream()
                .filter(task -> task.step().equals(step))
                .toList();
    }

    private Officer officer(String account) {
        return officers.named(account)
                .orElseThrow(() -> new IllegalStateException("There is no account " + account + "."))
                .officer();
    }

    private void moveTo(LocalDate day) {
        passUntil(day.atTime(LocalTime.of(9, 30)).atZone(OfficialClock.ZONE).toInstant());
    }

    private void passUntil(Instant to) {
        until("the work until " + to, () -> time.passUntil(to));
    }

    /** The engine works by itself; this looks whether it has come so far. */
    private static void until(String what, java.util.function.BooleanSupplier done) {
        var waited = 0L;
        while (!done.getAsBoolean()) {
            if (waited++ > PATIENCE_SECONDS * 10L) {
                throw new IllegalStateException("Waited %d s in vain for %s.".formatted(PATIENCE_SECONDS, what));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The application is stopping.", stopped);
        }
    }
}
