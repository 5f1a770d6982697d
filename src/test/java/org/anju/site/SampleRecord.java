package org.anju.site;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anju.calendar.NationalCalendar;
import org.anju.process.Diagram;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a county has published, written straight into the tables: one batch that is closed, one in the middle. */
final class SampleRecord {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String BATCH = "990101-2026-03";
    static final String CLOSED = "990101-2026-01";
    static final String NO_REASON = "";

    private final JdbcClient database;
    private int serial;

    SampleRecord(JdbcClient database) {
        this.database = database;
    }

    record Column(String key, String label, String labelEn, String fieldClass) {}

    static final Column POSITION = new Column("position", "序号", "No.", "plain");
    static final Column NUMBER = new Column("registrationNumber", "登记编号", "Registration number", "code");
    static final Column NAME = new Column("name", "申请人姓名", "Applicant", "name");
    static final Column ID = new Column("idNumber", "身份证号码（隐蔽部分号码）", "ID number (partly hidden)", "masked-id");
    static final Column PROJECT = new Column("project", "申请租购项目名称", "Project applied for", "plain");
    static final Column AREA = new Column("area", "套型面积（平方米）", "Area (m²)", "plain");

    /** A county with two batches, {@code households} of them signed up for the one in the middle. */
    SampleRecord county(int households) {
        database.sql("""
                        INSERT INTO housing.region VALUES ('990101', '清河县', 'Qinghe County', NULL, '清河县住房保障中心',
                          'Qinghe County Housing Security Centre', '清河县人民路18号政务服务大厅二楼', '0990-6600123', '0990-6600456',
                          '12990101MB1A2B3C4D', 'https://zfbz.qinghe.example/')
                        """).update();
        closedBatch();
        runningBatch(households);
        return this;
    }

    private void closedBatch() {
        batch(CLOSED, "2026年第一批公共租赁住房分配", LocalDate.of(2026, 9, 18));
        node(CLOSED, "N06", 6, "报名截止确认", "Sign-up closed", "B2.2", "2026-05-20", "2026-05-11", "2026-05-20");
        node(CLOSED, "N15", 15, "分配结果公开", "Result published", "B6", "2026-08-10", "2026-08-03", "2026-08-07");
        var late = duty("B6", CLOSED, "N15", "whole", "分配结果", "Allocation result", "2026-08-07");
        database.sql(
                        "INSERT INTO disclosure.overdue VALUES (?, (SELECT due_on FROM disclosure.obligation WHERE id = ?), ?)")
                .params(late, late, at("2026-09-05T00:00:00Z"))
                .update();
        published(
                late,
                edition(
                        late,
                        "B6",
                        CLOSED,
                        "N15",
                        "whole",
                        "分配结果",
                        "Allocation result",
                        List.of(POSITION, NUMBER, NAME, AREA, PROJECT),
                        result(12),
                        true,
                        null,
                        NO_REASON),
                "2026-09-07T02:10:00Z");
    }

    private void runningBatch(int households) {
        batch(BATCH, "2026年第三批公共租赁住房分配", null);
        node(BATCH, "N01", 1, "批次分配计划编制与审定", "Plan approved", "B5", "2026-09-30", "2026-09-20", "2026-09-25");
        node(BATCH, "N02", 2, "分配房源确定", "Homes confirmed", "B3.2", "2026-10-10", "2026-09-28", "2026-10-09");
        node(BATCH, "N03", 3, "分配程序制定与审定", "Procedure approved", "B4", "2026-10-16", "2026-10-10", "2026-10-15");
        node(BATCH, "N04", 4, "配租公告发布", "Announced", "B5", "2026-10-20", "2026-10-16", "2026-10-19");
        node(BATCH, "N06", 6, "报名截止确认", "Sign-up closed", "B2.2", "2026-11-04", "2026-10-20", "2026-11-03");
        node(BATCH, "N07", 7, "资格复审", "Eligibility reviewed", "B5", "2026-11-12", "2026-11-04", "2026-11-11");
        node(BATCH, "N08", 8, "资格复审结果公示", "On public notice: eligibility", "B5", "2026-11-28", "2026-11-13", null);
        node(BATCH, "N09", 9, "摇号名册锁定", "Roster sealed", "B5", "2026-11-20", null, null);
        node(BATCH, "N10", 10, "公开排序", "Order drawn", "B5", "2026-12-03", null, null);
        node(BATCH, "N11", 11, "排序结果公示", "On public notice: order", "B5", "2026-12-18", null, null);
        node(BATCH, "N12", 12, "选房", "Selection", "B5", "2026-12-28", null, null);
        node(BATCH, "N15", 15, "分配结果公开", "Result published", "B6", "2027-01-08", null, null);

        plain("B5", "N01", "批次分配计划", "Allocation plan", "2026-09-25", "2026-10-12T03:00:00Z");
        var units = duty("B3.2", BATCH, "N02", "whole", "批次分配房源信息", "Homes of the batch", "2026-10-09");
        published(
                units,
                edition(
                        units,
                        "B3.2",
                        BATCH,
                        "N02",
                        "whole",
                        "批次分配房源信息",
                        "Homes of the batch",
                        List.of(
                                new Column("project", "建设项目名称", "Project", "plain"),
                                new Column("units", "住房套数", "Homes", "plain"),
                                new Column("types", "套型比例", "Types", "plain")),
                        List.of(List.of("安和家园", "120", "一居室40%、二居室60%"), List.of("清河新苑二期", "80", "一居室55%、二居室45%")),
                        false,
                        null,
                        NO_REASON),
                "2026-10-14T06:30:00Z");
        procedure();
        plain("B5", "N04", "配租公告", "Announcement", "2026-10-19", "2026-10-20T01:00:00Z");
        var signUps = duty("B2.2", BATCH, "N06", "whole", "批次分配对象信息", "Applicants of the batch", "2026-11-03");
        var first = edition(
                signUps,
                "B2.2",
                BATCH,
                "N06",
                "whole",
                "批次分配对象信息",
                "Applicants of the batch",
                List.of(POSITION, NUMBER, NAME, ID, PROJECT),
                signUps(households),
                true,
                null,
                NO_REASON);
        published(signUps, first, "2026-11-06T08:00:00Z");
        var change = duty(
                "B2.2", BATCH, "N06", "correction", "更正：批次分配对象信息", "Correction: Applicants of the batch", "2026-11-10");
        published(
                change,
                edition(
                        change,
                        "B2.2",
                        BATCH,
                        "N06",
                        "correction",
                        "更正：批次分配对象信息",
                        "Correction: Applicants of the batch",
                        List.of(POSITION, NUMBER, NAME, ID, PROJECT),
                        signUps(households),
                        true,
                        first,
                        "第2号申请项目录入有误，已按报名表更正"),
                "2026-11-12T02:00:00Z");
        plain("B5", "N07", "资格复审情况", "Eligibility review", "2026-11-11", "2026-11-13T02:00:00Z");
        var list = duty("B5", BATCH, "N08", "list", "资格复审结果公示", "On public notice: eligibility", "2026-11-13");
        var notice = edition(
                list,
                "B5",
                BATCH,
                "N08",
                "list",
                "资格复审结果公示",
                "On public notice: eligibility",
                List.of(POSITION, NUMBER, NAME, PROJECT),
                qualified(households),
                true,
                null,
                NO_REASON);
        published(list, notice, "2026-11-13T09:00:00Z");
        open("B5", "N03", "程序制定会议纪要", "Minutes of the procedure", "2026-11-20");
        database.sql("UPDATE disclosure.obligation SET state = 'held' WHERE id = ?")
                .param(open("B5", "N02", "房源核验情况", "Homes inspected", "2026-11-18"))
                .update();
        database.sql("""
                        INSERT INTO disclosure.obligation_event (obligation_id, position, at, kind, note)
                        SELECT id, 1, ?, 'held', '《中华人民共和国政府信息公开条例》第十五条' FROM disclosure.obligation WHERE state = 'held'
                        """).param(at("2026-11-19T00:00:00Z")).update();
    }

    private void procedure() {
        var duty = duty("B4", BATCH, "N03", "whole", "分配程序信息", "Allocation procedure", "2026-10-15");
        var edition = edition(
                duty,
                "B4",
                BATCH,
                "N03",
                "whole",
                "分配程序信息",
                "Allocation procedure",
                List.of(POSITION, new Column("node", "节点", "Node", "plain"), new Column("name", "名称", "Name", "plain")),
                List.of(List.of("1", "N01", "批次分配计划编制与审定"), List.of("2", "N02", "分配房源确定")),
                false,
                null,
                NO_REASON);
        for (var model : List.of("allocation-batch", "batch-sign-up", "public-notice")) {
            try {
                var svg = Diagram.of(Files.readAllBytes(Path.of("processes", model + ".bpmn")))
                        .svg(Locale.SIMPLIFIED_CHINESE);
                file(edition, model + ".svg", "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
            } catch (java.io.IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
        published(duty, edition, "2026-10-16T01:30:00Z");
    }

    private void plain(String item, String node, String title, String titleEn, String day, String publicAt) {
        var duty = duty(item, BATCH, node, "whole", title, titleEn, day);
        published(
                duty,
                edition(duty, item, BATCH, node, "whole", title, titleEn, List.of(), List.of(), false, null, NO_REASON),
                publicAt);
    }

    UUID open(String item, String node, String title, String titleEn, String day) {
        database.sql("UPDATE disclosure.public_node SET started_on = started_on WHERE node = ?")
                .param(node)
                .update();
        return duty(item, BATCH, node, "outcome", title, titleEn, day);
    }

    void batch(String number, String title, @Nullable LocalDate closed) {
        database.sql("""
                        INSERT INTO disclosure.public_batch VALUES (?, '990101', ?, '公共租赁住房', '2026年第四季度', DATE '2026-10-20',
                          DATE '2026-11-03', '申请人身份证、登记凭证；代办的另带委托书和代办人身份证。', '清河县住房保障中心 配租科', '0990-6600123',
                          '县纪委监委派驻组、县公证处全程监督', false, NULL, ?, ?)
                        """)
                .params(java.util.Arrays.asList(number, title, closed, at("2026-11-20T00:00:00Z")))
                .update();
    }

    void node(
            String batch,
            String node,
            int position,
            String name,
            String nameEn,
            String item,
            String planned,
            @Nullable String started,
            @Nullable String ended) {
        database.sql("INSERT INTO disclosure.public_node VALUES (?, ?, ?, ?, ?, ?, ?, ?::date, ?::date, ?::date)")
                .params(java.util.Arrays.asList(
                        batch, node, position, name, nameEn, item, "Task_" + node, planned, started, ended))
                .update();
    }

    UUID duty(String item, String batch, String node, String part, String title, String titleEn, String day) {
        var id = id();
        var event = LocalDate.parse(day);
        var due = NationalCalendar.complete().afterEvent(event, 20);
        database.sql("""
                        INSERT INTO disclosure.obligation VALUES (?, '990101', ?, ?, ?, 1, ?, ?, ?, ?, ?, 'E+20wd', ?, ?, 1, ?, ?, 'open', NULL)
                        """)
                .params(
                        id,
                        item,
                        batch,
                        node,
                        part,
                        title,
                        titleEn,
                        event,
                        at(day + "T09:00:00Z"),
                        due.day(),
                        due.provisional(),
                        day + "为第0日，不计入；其后每个工作日计一日，遇周末和法定节假日跳过，调休上班的周末计入；第20个工作日是" + due.day() + "。",
                        "Day 0 is " + day + "; the 20th working day after it is " + due.day() + ".")
                .update();
        return id;
    }

    UUID edition(
            UUID duty,
            String item,
            String batch,
            String node,
            String part,
            String title,
            String titleEn,
            List<Column> columns,
            List<List<String>> rows,
            boolean personal,
            @Nullable UUID replaces,
            String reason) {
        var id = id();
        var kind = replaces == null ? "original" : part;
        var headings = headings(node, part, rows);
        var json = new StringBuilder("[");
        for (var column : columns) {
            json.append(json.length() > 1 ? "," : "")
                    .append("{\"key\":\"%s\",\"label\":\"%s\",\"labelEn\":\"%s\",\"class\":\"%s\"}"
                            .formatted(column.key(), column.label(), column.labelEn(), column.fieldClass()));
        }
        database.sql("""
                        INSERT INTO disclosure.edition VALUES (?, ?, '990101', ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?,
                          '《关于做好2012年住房保障信息公开工作的通知》二（二）', ?::jsonb, ?::jsonb, ?, decode(repeat('ab', 32), 'hex'), 'full', 'first-6',
                          ?, DATE '2026-11-03', ?, ?)
                        """)
                .params(java.util.Arrays.asList(
                        id,
                        duty,
                        item,
                        batch,
                        node,
                        part,
                        kind,
                        replaces,
                        reason.isEmpty() ? null : reason,
                        "12990101MB1A2B3C4D/2026-%05d".formatted(++serial),
                        title,
                        titleEn,
                        headings,
                        json.append("]").toString(),
                        rows.size(),
                        personal,
                        at("2026-11-03T09:00:00Z"),
                        personal ? LocalDate.of(2028, 11, 3) : null))
                .update();
        rows(id, rows);
        file(
                id,
                "data.json",
                "application/json",
                ("{\"title\":\"" + title + "\",\"edition\":\"" + id + "\"}\n").getBytes(StandardCharsets.UTF_8));
        file(id, "data.csv", "text/csv", csv(columns, rows).getBytes(StandardCharsets.UTF_8));
        var leaf = ("anju-edition-v1\nedition " + id + "\n").getBytes(StandardCharsets.UTF_8);
        database.sql(
                        "INSERT INTO disclosure.leaf SELECT coalesce(max(index) + 1, 0), sha256('\\x00'::bytea || ?), ?, ? FROM disclosure.leaf")
                .params(leaf, leaf, id.toString())
                .update();
        return id;
    }

    private static String headings(String node, String part, List<List<String>> rows) {
        if (part.equals("list")) {
            return "[{\"key\":\"days\",\"label\":\"公示期\",\"labelEn\":\"On notice for\",\"value\":\"不少于15日\"},{\"key\":\"count\",\"label\":\"复审合格户数\",\"labelEn\":\"Households found eligible\",\"value\":\""
                    + rows.size() + "\"}]";
        }
        if (node.equals("N10")) {
            return "[{\"key\":\"drawnOn\",\"label\":\"排序日期\",\"labelEn\":\"Day of the draw\",\"value\":\"2026-11-20\"},{\"key\":\"checkable\",\"label\":\"公开验证\",\"labelEn\":\"Public check\",\"value\":\"尚不可公开验证 / not yet publicly checkable\"}]";
        }
        return "[{\"key\":\"document\",\"label\":\"审定文件\",\"labelEn\":\"Deciding paper\",\"value\":\"清住保〔2026〕31号\"}]";
    }

    private void rows(UUID edition, List<List<String>> rows) {
        var position = 0;
        for (var row : rows) {
            database.sql(
                            "INSERT INTO disclosure.edition_row VALUES (?, ?, ?, decode(repeat('01', 16 * ?), 'hex'), decode(repeat('02', 32 * ?), 'hex'))")
                    .params(edition, ++position, row.toArray(String[]::new), row.size(), row.size())
                    .update();
        }
    }

    private static String csv(List<Column> columns, List<List<String>> rows) {
        var text = new StringBuilder(
                        String.join(",", columns.stream().map(Column::label).toList()))
                .append('\n');
        rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
        return text.toString();
    }

    private void file(UUID edition, String name, String type, byte[] bytes) {
        database.sql(
                        "INSERT INTO disclosure.edition_file VALUES (?, ?, ?, ?, decode(repeat('00', 16), 'hex'), ?, ?, decode(repeat('03', 32), 'hex'))")
                .params(edition, name, type, sha256(bytes), bytes.length, bytes)
                .update();
    }

    /** As if it had been read back then, and the duty fulfilled by it. */
    void published(UUID duty, UUID edition, String when) {
        database.sql(
                        "INSERT INTO disclosure.publication SELECT ?, ?, 'https://zfbz.qinghe.example/', sha256 FROM disclosure.edition_file WHERE edition_id = ? AND name = 'data.json'")
                .params(edition, at(when), edition)
                .update();
        database.sql("UPDATE disclosure.obligation SET state = 'public', edition_id = ? WHERE id = ?")
                .params(edition, duty)
                .update();
    }

    /** An edition that stands and waits to be read back. */
    UUID standing() {
        var duty = duty("B5", BATCH, "N09", "whole", "摇号名册封存", "Roster sealed", "2026-11-20");
        var edition = edition(
                duty,
                "B5",
                BATCH,
                "N09",
                "whole",
                "摇号名册封存",
                "Roster sealed",
                List.of(),
                List.of(),
                false,
                null,
                NO_REASON);
        database.sql("UPDATE disclosure.obligation SET state = 'standing', edition_id = ? WHERE id = ?")
                .params(edition, duty)
                .update();
        return edition;
    }

    /** The order, with the files it is proven by. */
    UUID drawn() {
        var duty = duty("B5", BATCH, "N10", "whole", "公开排序结果", "Order drawn", "2026-11-20");
        var edition = edition(
                duty,
                "B5",
                BATCH,
                "N10",
                "whole",
                "公开排序结果",
                "Order drawn",
                List.of(POSITION, NUMBER),
                List.of(List.of("1", registrationNumber(1))),
                false,
                null,
                NO_REASON);
        file(edition, "order.csv", "text/csv", "pool,position\n".getBytes(StandardCharsets.UTF_8));
        file(edition, "roster.csv", "text/csv", "pool,tier\n".getBytes(StandardCharsets.UTF_8));
        published(duty, edition, "2026-11-21T02:00:00Z");
        return edition;
    }

    void takeDown(UUID edition) {
        database.sql(
                        "INSERT INTO disclosure.takedown (id, edition_id, taken_down_at, role, officer, reason, confirm_by) VALUES (?, ?, ?, 'director', ?, '名单中有一户的姓名不应公开', DATE '2026-11-24')")
                .params(id(), edition, at("2026-11-23T01:00:00Z"), id())
                .update();
    }

    /** What was published and is withdrawn again, with the record of it. */
    UUID withdraw(String item, String node) {
        var withdrawn = database.sql(
                        "SELECT id FROM disclosure.edition WHERE item = ? AND node = ? AND part = 'whole' AND batch_number = ?")
                .params(item, node, BATCH)
                .query(UUID.class)
                .single();
        var duty = duty(item, BATCH, node, "withdrawal", "撤回：房源信息", "Withdrawal: homes", "2026-11-10");
        published(
                duty,
                edition(
                        duty,
                        item,
                        BATCH,
                        node,
                        "withdrawal",
                        "撤回：房源信息",
                        "Withdrawal: homes",
                        List.of(),
                        List.of(),
                        false,
                        withdrawn,
                        "两处房源尚未验收，不应公开"),
                "2026-11-12T03:00:00Z");
        return withdrawn;
    }

    UUID editionOf(String item, String part) {
        return database.sql(
                        "SELECT id FROM disclosure.edition WHERE item = ? AND part = ? AND batch_number = ? ORDER BY index_number LIMIT 1")
                .params(item, part, BATCH)
                .query(UUID.class)
                .single();
    }

    private UUID id() {
        return UUID.nameUUIDFromBytes(("sample-" + ++serial).getBytes(StandardCharsets.UTF_8));
    }

    static String registrationNumber(int household) {
        return "R26-7KQ4-%05d".formatted(household * 7 % 100_000);
    }

    private static List<List<String>> signUps(int households) {
        var rows = new ArrayList<List<String>>();
        for (var i = 1; i <= households; i++) {
            rows.add(List.of(
                    Integer.toString(i),
                    registrationNumber(i),
                    name(i),
                    "990101************",
                    i % 3 == 0 ? "清河新苑二期" : "安和家园"));
        }
        return rows;
    }

    /** Every household but each tenth. */
    private static List<List<String>> qualified(int households) {
        var rows = new ArrayList<List<String>>();
        for (var i = 1; i <= households; i++) {
            if (i % 10 != 0) {
                rows.add(List.of(
                        Integer.toString(rows.size() + 1),
                        registrationNumber(i),
                        name(i),
                        i % 3 == 0 ? "清河新苑二期" : "安和家园"));
            }
        }
        return rows;
    }

    private static List<List<String>> result(int households) {
        var rows = new ArrayList<List<String>>();
        for (var i = 1; i <= households; i++) {
            rows.add(List.of(
                    Integer.toString(i),
                    "R25-3MN8-%05d".formatted(i * 11),
                    name(i + 5),
                    i % 2 == 0 ? "45.60" : "59.80",
                    "安和家园"));
        }
        return rows;
    }

    private static String name(int household) {
        var names = List.of("王秀英", "李桂芳", "张𠅤", "阿依古丽·买买提", "陈建国", "刘洋", "欧阳静", "赵㛃", "周敏", "吴强");
        return names.get(household % names.size());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static java.time.OffsetDateTime at(String instant) {
        return Instant.parse(instant).atOffset(ZoneOffset.UTC);
    }
}
