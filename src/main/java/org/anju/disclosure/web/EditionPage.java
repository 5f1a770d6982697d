package org.anju.disclosure.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.disclosure.ChangeRefused;
import org.anju.disclosure.Column;
import org.anju.disclosure.Corrections;
import org.anju.disclosure.Edition;
import org.anju.disclosure.EditionId;
import org.anju.disclosure.Editions;
import org.anju.disclosure.Takedowns;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An edition as it was published, and what can still be done about it: 更正, 撤回, 紧急撤下. */
@Controller
@RequestMapping("/desk/disclosure/editions/{id}")
class EditionPage {

    private static final int PER_PAGE = 50;
    private static final int CELLS = 8;
    private static final int LONGEST = 500;

    private final Editions editions;
    private final Corrections corrections;
    private final Takedowns takedowns;
    private final AuditTrail audit;
    private final TransactionTemplate together;
    private final Places places;

    EditionPage(
            Editions editions,
            Corrections corrections,
            Takedowns takedowns,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Places places) {
        this.editions = editions;
        this.corrections = corrections;
        this.takedowns = takedowns;
        this.audit = audit;
        this.together = new TransactionTemplate(transactions);
        this.places = places;
    }

    /** One line of the correction form, as typed. */
    record TypedCell(String row, String key, String value) {

        boolean isEmpty() {
            return row.isEmpty() && key.isEmpty() && value.isEmpty();
        }
    }

    @GetMapping
    String show(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var edition = edition(officer, id);
        var pages = Math.max(1, (edition.rowCount() + PER_PAGE - 1) / PER_PAGE);
        var number = Math.max(1, Math.min(page, pages));
        model.addAttribute("edition", edition);
        model.addAttribute("rows", editions.rows(edition.id(), PER_PAGE, (number - 1) * PER_PAGE));
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        model.addAttribute("address", "/desk/disclosure/editions/" + edition.id() + "?page=");
        model.addAttribute("mayCorrect", mayCorrect(officer, edition));
        model.addAttribute("mayTakeDown", officer.mayAny(Role.REVIEWER, Role.DIRECTOR) && !edition.takenDown());
        return "disclosure/edition";
    }

    @GetMapping("/correct")
    String correction(@CurrentOfficer Officer officer, @PathVariable String id, Model model, Locale language) {
        Places.require(officer, Role.OFFICER, Role.DIRECTOR);
        return correction(edition(officer, id), Map.of(), Map.of(), model);
    }

    @PostMapping("/correct")
    String correct(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale language) {
        Places.require(officer, Role.OFFICER, Role.DIRECTOR);
        var edition = edition(officer, id);
        var errors = reasonErrors(typed, language);
        var cells = cells(typed).stream().filter(cell -> !cell.isEmpty()).toList();
        if (cells.isEmpty()) {
            errors.put("row0", places.say("disclosure.change.nothing", language));
        }
        if (cells.stream().anyMatch(cell -> cell.key().isEmpty() || cell.value().length() > LONGEST)) {
            errors.put("key0", places.say("disclosure.change.cell", language));
        }
        if (errors.isEmpty()) {
            try {
                var raised = together.execute(status -> {
                    var obligation = corrections.correct(edition.id(), text(typed, "reason"), changed(cells));
                    audit.recordIn(officer, edition.region(), "disclosure.corrected", "edition " + edition.id());
                    return obligation;
                });
                return "redirect:/desk/disclosure/obligations/" + raised.id() + "?taken";
            } catch (ChangeRefused refused) {
                errors.put(field(refused), places.say(refused, language));
            }
        }
        return correction(edition, typed, errors, model);
    }

    @GetMapping("/withdraw")
    String withdrawal(@CurrentOfficer Officer officer, @PathVariable String id, Model model) {
        Places.require(officer, Role.OFFICER, Role.DIRECTOR);
        return deed(edition(officer, id), "withdraw", Map.of(), Map.of(), model);
    }

    @PostMapping("/withdraw")
    String withdraw(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale language) {
        Places.require(officer, Role.OFFICER, Role.DIRECTOR);
        var edition = edition(officer, id);
        var errors = reasonErrors(typed, language);
        if (errors.isEmpty()) {
            try {
                var raised = together.execute(status -> {
                    var obligation = corrections.withdraw(edition.id(), text(typed, "reason"));
                    audit.recordIn(officer, edition.region(), "disclosure.withdrawn", "edition " + edition.id());
                    return obligation;
                });
                return "redirect:/desk/disclosure/obligations/" + raised.id() + "?taken";
            } catch (ChangeRefused refused) {
                errors.put("reason", places.say(refused, language));
            }
        }
        return deed(edition, "withdraw", typed, errors, model);
    }

    @GetMapping("/take-down")
    String takedown(@CurrentOfficer Officer officer, @PathVariable String id, Model model) {
        Places.require(officer, Role.REVIEWER, Role.DIRECTOR);
        return deed(edition(officer, id), "take-down", Map.of(), Map.of(), model);
    }

    @PostMapping("/take-down")
    String takeDown(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale language) {
        Places.require(officer, Role.REVIEWER, Role.DIRECTOR);
        var edition = edition(officer, id);
        var errors = reasonErrors(typed, language);
        if (errors.isEmpty()) {
            try {
                together.executeWithoutResult(status -> {
                    takedowns.takeDown(
                            edition.id(),
                            edition.region(),
                            text(typed, "reason"),
                            officer.id().value(),
                            role(officer).code());
                    audit.recordIn(officer, edition.region(), "disclosure.taken-down", "edition " + edition.id());
                });
                return "redirect:/desk/disclosure/takedowns?done";
            } catch (ChangeRefused refused) {
                errors.put("reason", places.say(refused, language));
            }
        }
        return deed(edition, "take-down", typed, errors, model);
    }

    static Role role(Officer officer) {
        return officer.may(Role.REVIEWER) ? Role.REVIEWER : Role.DIRECTOR;
    }

    private Map<String, String> reasonErrors(Map<String, String> typed, Locale language) {
        var errors = new LinkedHashMap<String, String>();
        if (text(typed, "reason").isEmpty()) {
            errors.put("reason", places.say("disclosure.change.reason", language));
        } else if (text(typed, "reason").length() > LONGEST) {
            errors.put("reason", places.say("disclosure.change.reason.long", language, LONGEST));
        }
        return errors;
    }

    private static String field(ChangeRefused refused) {
        return switch (refused.key()) {
            case "disclosure.change.no-row", "disclosure.change.twice" -> "row0";
            case "disclosure.change.no-column", "disclosure.change.no-heading" -> "key0";
            default -> "reason";
        };
    }

    private static List<Corrections.ChangedCell> changed(List<TypedCell> cells) {
        return cells.stream()
                .map(cell -> new Corrections.ChangedCell(cell.row(), cell.key(), cell.value()))
                .toList();
    }

    private static List<TypedCell> cells(Map<String, String> typed) {
        return IntStream.range(0, CELLS)
                .mapToObj(i -> new TypedCell(text(typed, "row" + i), text(typed, "key" + i), text(typed, "value" + i)))
                .toList();
    }

    private static String correction(
            Edition edition, Map<String, String> typed, Map<String, String> errors, Model model) {
        var keys = new LinkedHashMap<String, String>();
        edition.columns().stream()
                .filter(column -> !column.key().equals(Column.REGISTRATION_NUMBER))
                .forEach(column -> keys.put(column.key(), column.label()));
        edition.headings().forEach(heading -> keys.putIfAbsent(heading.key(), heading.label()));
        var cells = new ArrayList<>(cells(typed));
        while (cells.size() > 3 && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        if (cells.size() < CELLS && !cells.get(cells.size() - 1).isEmpty()) {
            cells.add(new TypedCell("", "", ""));
        }
        model.addAttribute("edition", edition);
        model.addAttribute("keys", keys);
        model.addAttribute("cells", cells);
        model.addAttribute("reason", typed.getOrDefault("reason", ""));
        model.addAttribute("errors", errors);
        return "disclosure/correction";
    }

    private static String deed(
            Edition edition, String deed, Map<String, String> typed, Map<String, String> errors, Model model) {
        model.addAttribute("edition", edition);
        model.addAttribute("deed", deed);
        model.addAttribute("reason", typed.getOrDefault("reason", ""));
        model.addAttribute("errors", errors);
        return "disclosure/deed";
    }

    private static boolean mayCorrect(Officer officer, Edition edition) {
        return officer.mayAny(Role.OFFICER, Role.DIRECTOR)
                && edition.replacedBy().isEmpty();
    }

    private Edition edition(Officer officer, String id) {
        var edition = identity(id).flatMap(editions::find).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        places.within(officer, edition.region());
        return edition;
    }

    private static Optional<EditionId> identity(String text) {
        try {
            return Optional.of(EditionId.parse(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }
}
