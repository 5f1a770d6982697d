package org.anju.disclosure.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.Locale;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.ChangeRefused;
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

/** 紧急撤下的复核: the second person says whether an edition stays down or comes back. */
@Controller
@RequestMapping("/desk/disclosure/takedowns")
class TakedownPage {

    private final Takedowns takedowns;
    private final AuditTrail audit;
    private final OfficialClock clock;
    private final TransactionTemplate together;
    private final Places places;

    TakedownPage(
            Takedowns takedowns,
            AuditTrail audit,
            OfficialClock clock,
            PlatformTransactionManager transactions,
            Places places) {
        this.takedowns = takedowns;
        this.audit = audit;
        this.clock = clock;
        this.together = new TransactionTemplate(transactions);
        this.places = places;
    }

    @GetMapping
    String list(@CurrentOfficer Officer officer, Model model) {
        model.addAttribute("takedowns", takedowns.of(places.of(officer)));
        model.addAttribute("self", officer.id().value());
        model.addAttribute("today", clock.today());
        model.addAttribute("mayDecide", officer.mayAny(Role.REVIEWER, Role.DIRECTOR));
        return "disclosure/takedowns";
    }

    @PostMapping("/{id}")
    String decide(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String word,
            Model model,
            Locale language) {
        Places.require(officer, Role.REVIEWER, Role.DIRECTOR);
        var takedown = takedowns.of(places.of(officer)).stream()
                .filter(each -> each.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        if (!word.equals("confirm") && !word.equals("restore")) {
            model.addAttribute("refused", places.say("disclosure.takedown.word", language));
            return list(officer, model);
        }
        try {
            decide(takedown, word.equals("confirm"), officer);
            return "redirect:/desk/disclosure/takedowns?decided";
        } catch (ChangeRefused refused) {
            model.addAttribute("refused", places.say(refused, language));
            return list(officer, model);
        }
    }

    private void decide(Takedowns.Takedown takedown, boolean confirmed, Officer officer) {
        together.executeWithoutResult(status -> {
            takedowns.decide(
                    takedown.id(),
                    confirmed,
                    officer.id().value(),
                    EditionPage.role(officer).code());
            audit.recordIn(
                    officer,
                    takedown.region(),
                    confirmed ? "disclosure.takedown-confirmed" : "disclosure.takedown-restored",
                    "takedown " + takedown.id());
        });
    }
}
