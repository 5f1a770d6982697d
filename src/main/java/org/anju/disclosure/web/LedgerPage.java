package org.anju.disclosure.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.disclosure.Catalogue;
import org.anju.disclosure.ChangeRefused;
import org.anju.disclosure.Drafts;
import org.anju.disclosure.Item;
import org.anju.disclosure.Ledger;
import org.anju.disclosure.ObligationId;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Snapshots;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** 公开事项台账: what is owed and what was published, and the button that takes a monthly register. */
@Controller
@RequestMapping("/desk/disclosure")
class LedgerPage {

    private static final int PER_PAGE = 50;

    private final Ledger ledger;
    private final Obligations obligations;
    private final Drafts drafts;
    private final Catalogue catalogue;
    private final Snapshots snapshots;
    private final AuditTrail audit;
    private final Places places;
    private final TransactionTemplate together;

    LedgerPage(
            Ledger ledger,
            Obligations obligations,
            Drafts drafts,
            Catalogue catalogue,
            Snapshots snapshots,
            AuditTrail audit,
            Places places,
            TransactionTemplate together) {
        this.together = together;
        this.ledger = ledger;
        this.obligations = obligations;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.snapshots = snapshots;
        this.audit = audit;
        this.places = places;
    }

    /** What the filter of the ledger says, as the address carries it. */
    record Typed(String view, String region, String item, String state) {}

    /** What was typed to take a snapshot. */
    record Wish(String place, String register, String month) {}

    @GetMapping
    String list(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "open") String view,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale language) {
        return ledger(
                officer, new Typed(view, region, item, state), page, new Wish("", "", ""), Map.of(), model, language);
    }

    /** Takes a register as of a month: the obligation stands from here, its draft follows by itself. */
    @PostMapping("/snapshots")
    String take(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String register,
            @RequestParam(defaultValue = "") String month,
            Model model,
            Locale language) {
        Places.require(officer, Role.OFFICER, Role.DIRECTOR);
        var errors = new LinkedHashMap<String, String>();
        var item = catalogue.find(register).map(Item::code);
        var chosen = month(month);
        if (item.isEmpty()) {
            errors.put("register", places.say("disclosure.snapshot.item", language));
        }
        if (chosen.isEmpty()) {
            errors.put("month", places.say("disclosure.snapshot.month", language));
        }
        if (errors.isEmpty()) {
            try {
                var region = places.chosen(officer, place);
                var raised = together.execute(status -> {
                    var obligation = snapshots.raise(region, item.orElseThrow(), chosen.orElseThrow());
                    audit.recordIn(officer, region, "disclosure.snapshot", "obligation " + obligation.id());
                    return obligation;
                });
                return "redirect:/desk/disclosure/obligations/" + raised.id() + "?taken";
            } catch (ChangeRefused refused) {
                errors.put("month", places.say(refused, language));
            }
        }
        var wish = new Wish(place, register, month);
        return ledger(officer, new Typed("open", "", "", ""), 1, wish, errors, model, language);
    }

    /** One obligation: how its day was counted, what happened to it, and what the public would see. */
    @GetMapping("/obligations/{id}")
    String obligation(@CurrentOfficer Officer officer, @PathVariable String id, Model model, Locale language) {
        var obligation =
                identity(id).flatMap(obligations::find).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        places.within(officer, obligation.region());
        model.addAttribute("obligation", obligation);
        model.addAttribute("item", catalogue.item(obligation.item()));
        model.addAttribute("history", obligations.history(obligation.id()));
        model.addAttribute("overdue", obligations.overdueSince(obligation.id()).orElse(null));
        model.addAttribute("preview", drafts.preview(obligation.id()).orElse(null));
        model.addAttribute(
                "findings",
                drafts.findings(obligation.id()).stream()
                        .map(found -> List.of(
                                found.file(), place(found.place(), language), places.say(found.kind(), language)))
                        .toList());
        model.addAttribute("names", places.names(List.of(obligation.region()), language));
        return "disclosure/obligation";
    }

    /** A place is a message key with its arguments, separated by bars. */
    private String place(String place, Locale language) {
        var parts = place.split("\\|", -1);
        return places.say(parts[0], language, (Object[]) Arrays.copyOfRange(parts, 1, parts.length));
    }

    private String ledger(
            Officer officer,
            Typed typed,
            int page,
            Wish wish,
            Map<String, String> errors,
            Model model,
            Locale language) {
        var all = places.of(officer);
        var chosen = typed.region().isEmpty() ? all : List.of(places.chosen(officer, typed.region()));
        var filter = new Ledger.Filter(
                chosen,
                typed.view().equals("done"),
                catalogue.find(typed.item()).map(Item::code),
                state(typed.state()));
        var count = ledger.count(filter);
        var pages = Math.max(1, (count + PER_PAGE - 1) / PER_PAGE);
        var number = Math.max(1, Math.min(page, pages));
        model.addAttribute("lines", ledger.page(filter, PER_PAGE, (number - 1) * PER_PAGE));
        model.addAttribute("tallies", chosen.stream().map(ledger::tally).toList());
        model.addAttribute("names", places.names(all, language));
        model.addAttribute("items", catalogue.items());
        model.addAttribute(
                "itemNames",
                catalogue.items().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                item -> item.code().value(), Item::name)));
        model.addAttribute("states", ObligationState.values());
        model.addAttribute("typed", typed);
        model.addAttribute("done", filter.done());
        model.addAttribute("count", count);
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        model.addAttribute("address", address(typed));
        model.addAttribute("mayTake", officer.mayAny(Role.OFFICER, Role.DIRECTOR));
        model.addAttribute("registers", registers());
        model.addAttribute("months", months());
        model.addAttribute("wish", wish);
        model.addAttribute("own", officer.region().value());
        model.addAttribute("errors", errors);
        return "disclosure/ledger";
    }

    private Map<String, String> registers() {
        var registers = new LinkedHashMap<String, String>();
        snapshots.items().forEach(item -> registers.put(item.code().value(), item.name()));
        return registers;
    }

    private Map<String, String> months() {
        var months = new LinkedHashMap<String, String>();
        snapshots
                .months()
                .forEach(month ->
                        months.put(month.toString(), "%d年%d月".formatted(month.getYear(), month.getMonthValue())));
        return months;
    }

    private static Optional<ObligationState> state(String code) {
        return Arrays.stream(ObligationState.values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeException notAMonth) {
            return Optional.empty();
        }
    }

    private static Optional<ObligationId> identity(String text) {
        try {
            return Optional.of(ObligationId.parse(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String address(Typed typed) {
        return UriComponentsBuilder.fromPath("/desk/disclosure")
                .queryParam("view", "{view}")
                .queryParam("region", "{region}")
                .queryParam("item", "{item}")
                .queryParam("state", "{state}")
                .queryParam("page", "")
                .encode()
                .buildAndExpand(typed.view(), typed.region(), typed.item(), typed.state())
                .toUriString();
    }
}
