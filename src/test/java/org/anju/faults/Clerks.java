package org.anju.faults;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.anju.access.Officer;
import org.anju.access.Officers;
import org.anju.batch.Batch;
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
import org.anju.disclosure.EditionStands;
import org.anju.disclosure.HousingType;
import org.anju.disclosure.ImpactAssessment;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.Part;
import org.anju.disclosure.Publications;
import org.anju.privacy.IdNumber;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.anju.register.Application;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.anju.register.SignUps;
import org.anju.register.Tier;
import org.anju.sample.SampleHousehold;
import org.anju.sample.SamplePeople;
import org.anju.sample.SampleUnits;
import org.anju.step.WorkList;
import org.anju.stock.NewUnit;
import org.anju.stock.Project;
import org.anju.stock.ProjectCode;
import org.anju.stock.Projects;
import org.anju.stock.Stock;
import org.anju.stock.Unit;
import org.anju.stock.UnitState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;

/**
 * The officers of a small county. They look through the batches, do whatever waits there, and let a day pass when
 * nothing does. After a kill they go on from what the application knows: what they note is for {@link Findings} alone.
 */
final class Clerks {

    private static final Logger log = LoggerFactory.getLogger(Clerks.class);

    /** What a copy says of an edition that it made stand. */
    static final String STANDS = "Published by this copy:";

    /** A file in the data folder that tells a copy which shares its work that it may end once nothing is left. */
    static final String ENOUGH = "enough";

    static final String BEGIN = "begin";

    private static final RegionCode COUNTY = new RegionCode("990101");
    private static final int UNITS_OF_A_BATCH = 4;
    private static final int SIGN_UPS_OF_A_BATCH = 6;
    private static final int UNITS = 240;
    private static final int HOUSEHOLDS = 160;
    private static final int DAYS_BACK = 400;
    private static final WorkList.WorkFilter EVERY_ROW = new WorkList.WorkFilter("", "");

    private final ObjectProvider<DemonstrationClock> demonstration;
    private final ObjectProvider<PassingTime> time;
    private final OfficialClock clock;
    private final Officers officers;
    private final Regions regions;
    private final Projects projects;
    private final Stock stock;
    private final Households households;
    private final Batches batches;
    private final Outcomes outcomes;
    private final SignUps signUps;
    private final Clearances clearances;
    private final Publications publications;
    private final Tasks tasks;
    private final Claims claims;
    private final Completion completion;
    private final List<WorkList> workLists;
    private final Notes notes;
    private final int wanted;

    Clerks(
            ObjectProvider<DemonstrationClock> demonstration,
            ObjectProvider<PassingTime> time,
            OfficialClock clock,
            Officers officers,
            Regions regions,
            Projects projects,
            Stock stock,
            Households households,
            Batches batches,
            Outcomes outcomes,
            SignUps signUps,
            Clearances clearances,
            Publications publications,
            Tasks tasks,
            Claims claims,
            Completion completion,
            List<WorkList> workLists,
            @Value("${anju.data}") Path data,
            @Value("${faults.batches:10}") int wanted) {
        this.demonstration = demonstration;
        this.time = time;
        this.clock = clock;
        this.officers = officers;
        this.regions = regions;
        this.projects = projects;
        this.stock = stock;
        this.households = households;
        this.batches = batches;
        this.outcomes = outcomes;
        this.signUps = signUps;
        this.clearances = clearances;
        this.publications = publications;
        this.tasks = tasks;
        this.claims = claims;
        this.completion = completion;
        this.workLists = workLists;
        this.notes = new Notes(data);
        this.wanted = wanted;
    }

    /**
     * The clock goes back, because time is needed; units, households and clearances; then half of the batches begin,
     * one every day, so that they stand at different steps when the killing begins.
     */
    void prepare() {
        demonstration.getObject().beginAt(clock.instant().minus(Duration.ofDays(DAYS_BACK)));
        settleIn();
        for (var running = 1; running <= wanted / 2; running++) {
            var today = clock.today();
            while (clock.today().equals(today)) {
                goOn(running);
            }
        }
    }

    private void settleIn() {
        SampleUnits.projects()
                .forEach(project -> projects.add(
                        new Project(
                                COUNTY,
                                new ProjectCode(project.code()),
                                project.name(),
                                project.housingType(),
                                project.address(),
                                Optional.of(project.completedOn())),
                        "sample"));
        SampleUnits.units(UNITS, 1).forEach(this::add);
        var people = new SamplePeople(7);
        for (var i = 0; i < HOUSEHOLDS; i++) {
            register(people.next());
        }
        giveClearances();
    }

    private void add(SampleUnits.SampleUnit unit) {
        stock.add(
                COUNTY,
                new NewUnit(
                        new ProjectCode(unit.project()),
                        unit.building(),
                        unit.entrance(),
                        unit.room(),
                        unit.unitType(),
                        new BigDecimal(unit.area()),
                        unit.floor(),
                        UnitState.FREE,
                        ""),
                "sample");
    }

    private void register(SampleHousehold person) {
        var number = person.idNumber().length() == 15
                ? IdNumber.fromFifteenDigits(person.idNumber()).number()
                : IdNumber.parse(person.idNumber()).number();
        households.register(
                COUNTY,
                new Application(
                        Optional.of(new RegistrationNumber(person.number())),
                        person.applicant(),
                        number.orElseThrow(),
                        HousingType.PUBLIC_RENTAL,
                        person.size(),
                        Tier.parse(person.tier()).orElse(Tier.NONE),
                        clock.today().minusDays(1)),
                "sample");
    }

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
                COUNTY,
                new ItemCode(item),
                grade,
                "清政公开〔2026〕5号",
                "按公开目录要素自动生成的内容",
                clock.today(),
                clock.today().plusYears(3));
    }

    private ImpactAssessment assessment() {
        return new ImpactAssessment("住房保障中心", clock.today(), "清政评〔2026〕3号", "公开要素限于公开目录所列，影响可以接受。");
    }

    /** Until the virtual machine ends. */
    void work() {
        while (true) {
            try {
                goOn(wanted);
            } catch (RuntimeException refused) {
                log.warn("Something was refused; it is done later.", refused);
            }
        }
    }

    private void goOn(int running) {
        if (worked(running)) {
            return;
        }
        if (publications.awaiting().isEmpty()) {
            letADayPass();
        } else {
            // Looking on without a pause would take the processor from those who publish.
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Beside another copy, from the same moment, and until no work is left today and no more is wanted. */
    void share(Path data, boolean settlesIn) {
        if (settlesIn) {
            settleIn();
        }
        while (!Files.exists(data.resolve(BEGIN))) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        while (workedInPeace() || !Files.exists(data.resolve(ENOUGH))) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean workedInPeace() {
        try {
            return worked(wanted);
        } catch (RuntimeException refused) {
            log.info("Something was refused, probably because the other copy did it: {}", refused.toString());
            return true;
        }
    }

    @EventListener
    void on(EditionStands stands) {
        log.info("{} {}", STANDS, stands.edition());
    }

    private void letADayPass() {
        var tomorrow = clock.today().plusDays(1).atTime(LocalTime.of(9, 30));
        time.getObject().passUntil(tomorrow.atZone(OfficialClock.ZONE).toInstant());
    }

    /** Looks through everything once; whether anything was done. */
    private boolean worked(int running) {
        begin(running);
        var done = false;
        for (var batch : batches.of(List.of(COUNTY))) {
            done |= signedUp(batch.number());
            for (var task : open(batch.number())) {
                take(task, batch.number());
                done = true;
            }
        }
        return done;
    }

    private void begin(int together) {
        var present = batches.of(List.of(COUNTY));
        var running = present.stream()
                .filter(batch -> !batch.stage().equals(org.anju.batch.Stage.CLOSED))
                .count();
        var units = stock.free(COUNTY).size() - UNITS_OF_A_BATCH * unassigned(present);
        for (; running < together && units >= UNITS_OF_A_BATCH; running++, units -= UNITS_OF_A_BATCH) {
            var batch = batches.create(COUNTY, officer("officer").id().value());
            notes.add(Notes.BEGUN, batch.number().value());
        }
    }

    private int unassigned(List<Batch> present) {
        return (int) present.stream()
                .filter(batch -> stock.of(batch.number()).isEmpty())
                .count();
    }

    private List<Task> open(BatchNumber batch) {
        return tasks.ofBatch(batch.value(), Remit.of(officer("supervisor"), regions));
    }

    /** Sign-ups are taken in from the day on which they open. */
    private boolean signedUp(BatchNumber batch) {
        if (outcomes.latest(batch, Nodes.ANNOUNCEMENT, Part.WHOLE).isEmpty()
                || signUps.count(batch) >= SIGN_UPS_OF_A_BATCH) {
            return false;
        }
        var unit = stock.of(batch).get(0);
        var entered = 0;
        for (var number : waiting()) {
            if (signUps.count(batch) < SIGN_UPS_OF_A_BATCH
                    && signUps.signUp(batch, number, unit.project().toString(), unit.unitType(), "officer")
                            .isEmpty()) {
                notes.add(Notes.SIGNED_UP, batch.value() + " " + number);
                entered++;
            }
        }
        return entered > 0;
    }

    /** One household is given one home, so here it takes part in one batch. */
    private Set<RegistrationNumber> waiting() {
        var numbers = new LinkedHashSet<RegistrationNumber>();
        households.snapshot(COUNTY, clock.today(), registered -> numbers.add(registered.number()));
        batches.of(List.of(COUNTY))
                .forEach(batch -> signUps.of(batch.number(), entrant -> numbers.remove(entrant.household())));
        return numbers;
    }

    private void take(Task task, BatchNumber batch) {
        var role = task.roles().contains("notary")
                ? "notary"
                : task.roles().contains("director")
                        ? "director"
                        : task.roles().contains("reviewer") ? "reviewer" : "officer";
        prepareFor(task.step(), batch);
        var officer = officer(role);
        claims.claim(officer, task.id());
        completion.complete(officer, task.id(), answers(task.step()));
        notes.add(Notes.COMPLETED, "task %s %s %s".formatted(task.id(), task.step(), task.businessKey()));
    }

    private void prepareFor(String step, BatchNumber batch) {
        switch (step) {
            case "Task_ConfirmUnits" -> {
                if (stock.of(batch).isEmpty()) {
                    var chosen = stock.free(COUNTY).stream()
                            .limit(UNITS_OF_A_BATCH)
                            .map(Unit::id)
                            .toList();
                    stock.assign(COUNTY, batch, chosen);
                }
            }
            case "Task_ReviewQualification" -> everyRow(batch, step, "qualify");
            case "Task_RunSelectionSession" -> choose(batch, step);
            case "Task_RecordHandover" -> everyRow(batch, step, "sign");
            default -> {}
        }
    }

    private void everyRow(BatchNumber batch, String step, String verb) {
        var list = workList(step);
        var rows = list.page(batch.value(), EVERY_ROW, 0, 1_000).rows().stream()
                .map(WorkList.WorkRow::id)
                .collect(Collectors.toSet());
        list.apply(batch.value(), verb, rows, Map.of(), officer("officer").id().value());
    }

    /** Whoever has their turn takes the first home there is, and forgoes it where there is none. */
    private void choose(BatchNumber batch, String step) {
        var list = workList(step);
        var officer = officer("officer").id().value();
        for (var row : list.page(batch.value(), EVERY_ROW, 0, 1_000).rows()) {
            if (!list.decided().contains(row.state())) {
                var one = Set.of(row.id());
                list.apply(batch.value(), "sign-in", one, Map.of(), officer);
                var home = list.choices(batch.value(), row.id(), "choose", "unit").keySet().stream()
                        .findFirst();
                list.apply(
                        batch.value(),
                        home.isPresent() ? "choose" : "waive",
                        one,
                        home.map(unit -> Map.of("unit", unit)).orElseGet(Map::of),
                        officer);
            }
        }
    }

    private WorkList workList(String step) {
        return workLists.stream()
                .filter(each -> each.task().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> answers(String step) {
        var today = clock.today().toString();
        return switch (step) {
            case "Task_PlanBatch" ->
                Map.of(
                        "title", "清河县公共租赁住房配租",
                        "housingType", "public-rental",
                        "audience", "已登记轮候的公共租赁住房保障家庭",
                        "plannedPeriod", "2026年4月");
            case "Task_ApprovePlan", "Task_ApproveProcedure", "Task_ApproveResult" ->
                Map.of("decision", "approve", "documentNumber", "清住保〔2026〕1号", "decidedOn", today);
            case "Task_ConfirmUnits" -> Map.of("documentNumber", "清住保〔2026〕2号", "decidedOn", today);
            case "Task_DraftProcedure" -> procedure();
            case "Task_ReviewDisclosure" -> Map.of("review", "publish");
            case "Task_ConfirmSignUps", "Task_SealRoster" -> Map.of("confirmed", true);
            case "Task_CloseNotice" -> Map.of("outcome", "公示期内未收到异议。");
            case "Task_WitnessSeal" -> Map.of("statement", "名册户数与公示结果一致。", "certificateNumber", "清证〔2026〕11号");
            case "Task_DrawOrder" ->
                Map.of(
                        "drawnOn", today,
                        "drumName", "摇号机",
                        "drumValue", "735102",
                        "publicValueName", "当日公开数据",
                        "publicValue", "03 11 19 22 28 33 + 07",
                        "attendance", "公证员、纪检监察人员、居民代表");
            case "Task_WitnessOrder" -> Map.of("confirmed", true, "certificateNumber", "清证〔2026〕12号");
            case "Task_RunSelectionSession" -> Map.of("heldOn", today, "place", "清河县政务服务大厅");
            case "Task_CloseBatch" -> Map.of("summary", "本批次房源已分配完毕。");
            default -> Map.of();
        };
    }

    private Map<String, Object> procedure() {
        var today = clock.today();
        var answers = new HashMap<String, Object>();
        answers.put("location", "清河县城区");
        answers.put("rent", "每平方米每月 3.5 元");
        answers.put("signUpOpensOn", today.plusDays(2).toString());
        answers.put("signUpClosesOn", today.plusDays(8).toString());
        answers.put("noticeUnit", "calendar-days");
        answers.put("qualificationNoticeDays", 10);
        answers.put("orderNoticeDays", 7);
        answers.put("orderMethod", "draw");
        answers.put("tiers", "A,B,C,N");
        answers.put("waiverLimit", 3);
        answers.put("whatToBring", "申请人身份证、登记编号");
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

    private Officer officer(String account) {
        return officers.named(account).orElseThrow().officer();
    }
}
