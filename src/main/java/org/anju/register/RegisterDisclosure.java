package org.anju.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.disclosure.Column;
import org.anju.disclosure.Facts;
import org.anju.disclosure.Material;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.Snapshots;
import org.anju.privacy.FieldClass;
import org.anju.region.RegionCode;
import org.anju.step.Heading;
import org.springframework.stereotype.Component;

/** 已申请登记保障对象名册 (B2.1): the register as of one day, and what changed since the one before. */
@Component
class RegisterDisclosure implements Facts {

    private static final List<Column> COLUMNS = List.of(
            new Column(Column.REGISTRATION_NUMBER, "登记编号", "Registration number", FieldClass.PLAIN),
            new Column("applicant", "申请人姓名", "Applicant", FieldClass.NAME),
            new Column("idNumber", "身份证号码", "ID number", FieldClass.MASKED_ID),
            new Column("housingType", "申请住房保障类型", "Housing applied for", FieldClass.CODE),
            new Column("registeredOn", "登记日期", "Registered on", FieldClass.PLAIN),
            new Column("status", "状态", "Status", FieldClass.CODE));

    private final Households households;
    private final Snapshots snapshots;

    RegisterDisclosure(Households households, Snapshots snapshots) {
        this.households = households;
        this.snapshots = snapshots;
    }

    @Override
    public boolean cover(Obligation obligation) {
        return obligation.item().equals(Snapshots.REGISTER)
                && obligation.batch().isEmpty();
    }

    @Override
    public Material of(Obligation obligation) {
        var region = obligation.region();
        var asOf = obligation.triggerOn();
        var now = lines(region, asOf);
        var changes = snapshots
                .before(obligation)
                .map(day -> changes(day, lines(region, day), now))
                .orElse("首次公开（基线）");
        return new Material(
                List.of(
                        Heading.plain("asOf", "截至日期", "As of", asOf),
                        Heading.plain("households", "登记户数", "Households", now.size()),
                        Heading.plain("changes", "与上期相比", "Since the last list", changes)),
                COLUMNS,
                each -> households.snapshot(region, asOf, line -> each.accept(cells(line))),
                List.of());
    }

    /** What can change of a line, by registration number. */
    private Map<String, String> lines(RegionCode region, LocalDate asOf) {
        var lines = new HashMap<String, String>();
        households.snapshot(
                region,
                asOf,
                line -> lines.put(line.number().value(), line.status().code()));
        return lines;
    }

    private static String changes(LocalDate since, Map<String, String> before, Map<String, String> now) {
        var added = now.keySet().stream()
                .filter(number -> !before.containsKey(number))
                .count();
        var left = before.keySet().stream()
                .filter(number -> !now.containsKey(number))
                .count();
        var moved = before.entrySet().stream()
                .filter(line ->
                        now.containsKey(line.getKey()) && !Objects.equals(now.get(line.getKey()), line.getValue()))
                .count();
        return added + left + moved == 0 ? "本月无变化" : "自%s起：新增%d户，注销%d户，状态变化%d户".formatted(since, added, left, moved);
    }

    private static List<String> cells(Registered line) {
        return List.of(
                line.number().value(),
                line.applicant(),
                line.idNumber().reveal(),
                line.housingType().notice(),
                line.registeredOn().toString(),
                word(line.status()));
    }

    /** The word of the published list. */
    private static String word(Status status) {
        return switch (status) {
            case WAITING -> "轮候";
            case HOUSED -> "已配房";
            case REMOVED -> "已注销";
        };
    }
}
