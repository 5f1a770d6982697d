package org.anju.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.anju.disclosure.HousingType;
import org.anju.privacy.IdNumber;
import org.anju.privacy.LeakGate;
import org.anju.tabular.Cell;
import org.anju.tabular.Column;
import org.anju.tabular.Complaint;
import org.anju.tabular.Dates;
import org.anju.tabular.Line;
import org.anju.tabular.Names;
import org.anju.tabular.Reading;
import org.anju.tabular.Rule;
import org.anju.tabular.Rules;
import org.anju.tabular.Template;

/** The template 保障对象登记表 and how a line of it, or of the form with the same fields, is read. */
public final class HouseholdSheet {

    private static final Rule<String> FORM = Rules.matching(RegistrationNumber::isWellFormed, "register.number.form");

    public static final Column<String> NUMBER =
            Column.optional("number", "登记编号", HouseholdSheet::number, "R26-7KQ4-03512");
    public static final Column<String> APPLICANT = Column.required("applicant", "申请人姓名", Names.rule(), "张三");
    public static final Column<String> ID_NUMBER =
            Column.required("id-number", "身份证件号码", Rules.text(60), "99010119800101001X");
    public static final Column<Boolean> CONVERT = Column.optional("convert", "15位号码换算", Rules.choice(yesAndNo()), "否");
    public static final Column<HousingType> HOUSING_TYPE =
            Column.required("housing-type", "申请住房保障类型", Rules.choice(housingTypes()), "公共租赁住房");
    public static final Column<Integer> SIZE = Column.required("size", "家庭人口", Rules.integer(1, 30), "3");
    public static final Column<String> TIER =
            Column.optional("tier", "优先级别", Rules.matching(Tier.FORM, "register.tier.form"), "A");
    public static final Column<LocalDate> REGISTERED_ON =
            Column.required("registered-on", "登记日期", Dates.rule(), "2026-11-23");

    public static final Template TEMPLATE = new Template(
            "households",
            "保障对象登记表",
            List.of(NUMBER, APPLICANT, ID_NUMBER, CONVERT, HOUSING_TYPE, SIZE, TIER, REGISTERED_ON));

    private HouseholdSheet() {}

    /** Reads every cell, notes every fault on the line, and gives the application if there is none. */
    static Optional<Application> read(Line line, LocalDate today) {
        var number = line.value(NUMBER);
        var applicant = line.value(APPLICANT);
        var converts = line.value(CONVERT).orElse(false);
        var idNumber = line.value(ID_NUMBER).flatMap(written -> idNumber(line, written, converts));
        var housingType = line.value(HOUSING_TYPE);
        var size = line.value(SIZE);
        var tier = line.value(TIER);
        var registeredOn = line.value(REGISTERED_ON);
        registeredOn
                .filter(today::isBefore)
                .ifPresent(day -> line.fault(REGISTERED_ON, Complaint.of("register.registered-on.future")));
        if (!line.isSound()) {
            return Optional.empty();
        }
        return Optional.of(new Application(
                number.map(RegistrationNumber::new),
                applicant.orElseThrow(),
                idNumber.orElseThrow(),
                housingType.orElseThrow(),
                size.orElseThrow(),
                tier.map(Tier::new).orElse(Tier.NONE),
                registeredOn.orElseThrow()));
    }

    /** A number is public for ever and never changes: one that the leak gate takes for a telephone stops every list. */
    private static Reading<String> number(Cell cell) {
        var form = FORM.read(cell);
        return form instanceof Reading.Value<String> && LeakGate.stops(cell.text())
                ? Reading.faulty("register.number.personal")
                : form;
    }

    private static Optional<IdNumber> idNumber(Line line, String written, boolean converts) {
        // More than 15 digits in a cell that is a number have been rounded, even where all 18 are still shown.
        if (line.kind(ID_NUMBER) == Cell.Kind.NUMBER && written.length() > 15) {
            line.fault(ID_NUMBER, Complaint.of(IdNumber.Fault.SCIENTIFIC.messageKey()));
            return Optional.empty();
        }
        var parsed = converts && fifteenDigits(written) ? IdNumber.fromFifteenDigits(written) : IdNumber.parse(written);
        parsed.faults().forEach(fault -> line.fault(ID_NUMBER, Complaint.of(fault.messageKey())));
        return parsed.number();
    }

    private static boolean fifteenDigits(String written) {
        return IdNumber.parse(written).faults().contains(IdNumber.Fault.FIFTEEN_DIGITS);
    }

    private static Map<String, Boolean> yesAndNo() {
        var words = new LinkedHashMap<String, Boolean>();
        words.put("是", true);
        words.put("否", false);
        return words;
    }

    private static Map<String, HousingType> housingTypes() {
        return java.util.Arrays.stream(HousingType.values())
                .collect(java.util.stream.Collectors.toMap(
                        HousingType::notice, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
