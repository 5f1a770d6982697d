package org.anju.register;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;
import org.anju.tabular.Complaint;
import org.anju.tabular.Fault;
import org.springframework.stereotype.Component;

/** One household by form: the same fields and rules as a line of the file. */
@Component
public class HouseholdForm {

    public static final Complaint REASON_MISSING = Complaint.of("register.correction.reason");

    public static final Complaint REASON_CHARACTERS = Complaint.of("register.correction.characters");

    private final Households households;
    private final Corrections corrections;
    private final OfficialClock clock;

    HouseholdForm(Households households, Corrections corrections, OfficialClock clock) {
        this.households = households;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** What became of a form: a number, or everything that is wrong. */
    public record Entered(Optional<RegistrationNumber> number, List<Fault> faults) {}

    /** The words of the fields that take one of a few. */
    public Map<String, List<String>> choices() {
        return Map.of(
                HouseholdSheet.HOUSING_TYPE.key(),
                Arrays.stream(HousingType.values()).map(HousingType::notice).toList(),
                HouseholdSheet.CONVERT.key(),
                List.of("是", "否"));
    }

    public Entered enter(RegionCode region, Map<String, String> typed, String officer) {
        var line = HouseholdSheet.TEMPLATE.line(typed);
        var application = HouseholdSheet.read(line, clock.today());
        if (application.isEmpty()) {
            return new Entered(Optional.empty(), line.faults());
        }
        var outcome = households.register(region, application.get(), officer);
        return outcome instanceof Households.Outcome.Entered entered
                ? new Entered(Optional.of(entered.number()), List.of())
                : new Entered(Optional.empty(), faults(((Households.Outcome.Refused) outcome).complaints()));
    }

    /**
     * What is wrong with a correction; nothing if it was made.
     *
     * @param whole with all of it, whatever its fields say
     */
    public record Refused(Optional<Complaint> whole, List<Fault> faults) {}

    /**
     * A field left empty for the ID number keeps it as it is.
     *
     * @param seen how many corrections there were when the form was opened
     */
    public Refused correct(Household household, int seen, Map<String, String> typed, String reason, String officer) {
        var line = HouseholdSheet.TEMPLATE.line(completed(household, typed));
        return HouseholdSheet.read(line, clock.today())
                .map(right -> refused(corrections.correct(household, seen, right, reason, officer)))
                .orElseGet(() -> new Refused(Optional.empty(), line.faults()));
    }

    private static Refused refused(List<Complaint> complaints) {
        var whole = complaints.stream().filter(Corrections::isOfTheWhole).toList();
        return new Refused(
                whole.stream().findFirst(),
                faults(complaints.stream().filter(each -> !whole.contains(each)).toList()));
    }

    /** The household as it would be typed; the ID number is left out, because pages show it masked. */
    public Map<String, String> typed(Household household) {
        var typed = new LinkedHashMap<String, String>();
        typed.put(HouseholdSheet.APPLICANT.key(), household.applicant());
        typed.put(HouseholdSheet.HOUSING_TYPE.key(), household.housingType().notice());
        typed.put(HouseholdSheet.SIZE.key(), String.valueOf(household.size()));
        typed.put(
                HouseholdSheet.TIER.key(),
                household.tier().equals(Tier.NONE) ? "" : household.tier().code());
        typed.put(HouseholdSheet.REGISTERED_ON.key(), household.registeredOn().toString());
        return typed;
    }

    /** What was typed, with the register's present word wherever the officer had left the one of before. */
    public Map<String, String> caughtUp(Map<String, String> typed, List<Corrections.Change> latestFirst) {
        var caughtUp = new LinkedHashMap<>(typed);
        var before = new LinkedHashMap<String, String>();
        var now = new LinkedHashMap<String, String>();
        for (var change : latestFirst) {
            before.put(change.field(), shown(change, change.from()));
            now.putIfAbsent(change.field(), shown(change, change.to()));
        }
        now.forEach((field, word) -> caughtUp.replace(field, before.get(field), word));
        return caughtUp;
    }

    /** As {@link #typed} shows it: no tier is an empty field. */
    private static String shown(Corrections.Change change, String value) {
        return change.field().equals(HouseholdSheet.TIER.key()) && value.equals(Tier.NONE.code()) ? "" : value;
    }

    private Map<String, String> completed(Household household, Map<String, String> typed) {
        var completed = new LinkedHashMap<>(typed);
        completed.put(HouseholdSheet.NUMBER.key(), household.number().value());
        if (typed.getOrDefault(HouseholdSheet.ID_NUMBER.key(), "").isBlank()) {
            completed.put(
                    HouseholdSheet.ID_NUMBER.key(), households.reveal(household).reveal());
        }
        return completed;
    }

    private static List<Fault> faults(List<Complaint> complaints) {
        return complaints.stream()
                .map(complaint -> HouseholdSheet.TEMPLATE.fault(
                        1,
                        complaint.key().startsWith("register.number")
                                ? HouseholdSheet.NUMBER
                                : complaint.key().startsWith("register.person")
                                        ? HouseholdSheet.ID_NUMBER
                                        : HouseholdSheet.APPLICANT,
                        complaint))
                .toList();
    }
}
