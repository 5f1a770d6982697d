package org.anju.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.disclosure.HousingType;
import org.anju.tabular.Column;
import org.anju.tabular.Line;
import org.anju.tabular.Rules;
import org.anju.tabular.Template;

/**
 * The sheet 保障对象变更表, which leaves the system filled in and comes back changed. The first five columns are locked:
 * they say which household is meant, and that nobody changed it meanwhile. The others are open.
 */
public final class ChangeSheet {

    static final Column<String> NUMBER = Column.required(
            "number",
            "登记编号",
            Rules.matching(RegistrationNumber::isWellFormed, "register.number.form"),
            "R26-7KQ4-03512");
    static final Column<Status> STATUS = Column.required("status", "登记状态", Rules.choice(statuses()), "轮候");
    static final Column<Integer> CORRECTIONS = Column.required("corrections", "更正次数", Rules.integer(0, 999_999), "0");
    static final Column<String> REASON = Column.optional("reason", "更正原因", Rules.text(500), "新生儿");

    public static final Template TEMPLATE = new Template(
            "household-changes",
            "保障对象变更表",
            List.of(
                    NUMBER,
                    HouseholdSheet.APPLICANT,
                    HouseholdSheet.REGISTERED_ON,
                    STATUS,
                    CORRECTIONS,
                    HouseholdSheet.HOUSING_TYPE,
                    HouseholdSheet.SIZE,
                    HouseholdSheet.TIER,
                    REASON));

    private ChangeSheet() {}

    /** What a line says of a household, locked and open. */
    record Change(
            String number,
            String applicant,
            LocalDate registeredOn,
            Status status,
            int corrections,
            HousingType housingType,
            int size,
            Tier tier,
            String reason) {}

    static Optional<Change> read(Line line) {
        var number = line.value(NUMBER);
        var applicant = line.value(HouseholdSheet.APPLICANT);
        var registeredOn = line.value(HouseholdSheet.REGISTERED_ON);
        var status = line.value(STATUS);
        var corrections = line.value(CORRECTIONS);
        var housingType = line.value(HouseholdSheet.HOUSING_TYPE);
        var size = line.value(HouseholdSheet.SIZE);
        var tier = line.value(HouseholdSheet.TIER);
        var reason = line.value(REASON);
        return line.isSound()
                ? Optional.of(new Change(
                        number.orElseThrow(),
                        applicant.orElseThrow(),
                        registeredOn.orElseThrow(),
                        status.orElseThrow(),
                        corrections.orElseThrow(),
                        housingType.orElseThrow(),
                        size.orElseThrow(),
                        tier.map(Tier::new).orElse(Tier.NONE),
                        reason.orElse("")))
                : Optional.empty();
    }

    /** The line of a household as it leaves the system; {@code read} gives it back. */
    public static List<String> cells(Household household, int corrections) {
        return List.of(
                household.number().value(),
                household.applicant(),
                household.registeredOn().toString(),
                word(household.status()),
                String.valueOf(corrections),
                household.housingType().notice(),
                String.valueOf(household.size()),
                household.tier().equals(Tier.NONE) ? "" : household.tier().code(),
                "");
    }

    private static String word(Status status) {
        return statuses().entrySet().stream()
                .filter(each -> each.getValue() == status)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Status> statuses() {
        var words = new LinkedHashMap<String, Status>();
        words.put("轮候", Status.WAITING);
        words.put("已配房", Status.HOUSED);
        words.put("已注销", Status.REMOVED);
        return words;
    }
}
