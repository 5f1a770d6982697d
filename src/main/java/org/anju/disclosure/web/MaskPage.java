package org.anju.disclosure.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Reach;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Revealed;
import org.anju.privacy.MaskPolicies;
import org.anju.privacy.MaskPolicy;
import org.anju.privacy.MaskRefused;
import org.anju.region.RegionCode;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 身份证号码隐蔽规则: which positions the region shows, how much that hides, and on what document it rests. */
@Controller
@RequestMapping("/desk/disclosure/mask")
class MaskPage {

    /** An invented number: no place has this area code. */
    private static final String EXAMPLE = "990101198001010014";

    private static final int LONGEST = 100;

    /** With fewer people than this behind a number, it is as good as shown. */
    private static final long WEAK = 100_000;

    private final MaskPolicies policies;
    private final Revealed revealed;
    private final AuditTrail audit;
    private final OfficialClock clock;
    private final TransactionTemplate together;
    private final Places places;
    private final Reach reach;

    MaskPage(
            MaskPolicies policies,
            Revealed revealed,
            AuditTrail audit,
            OfficialClock clock,
            PlatformTransactionManager transactions,
            Places places,
            Reach reach) {
        this.policies = policies;
        this.revealed = revealed;
        this.audit = audit;
        this.clock = clock;
        this.together = new TransactionTemplate(transactions);
        this.places = places;
        this.reach = reach;
    }

    /**
     * A policy with what it looks like and how many people may stand behind one masked number.
     *
     * @param strength the power of ten of that number, for the meter
     */
    record Shown(String positions, String example, long candidates, double strength, boolean weak) {

        static Shown of(MaskPolicy policy) {
            var left = policy.candidatesLeft();
            return new Shown(
                    policy.positions(), policy.mask(EXAMPLE), left, Math.log10(Math.max(1, left)), left < WEAK);
        }
    }

    /** With {@code positions} it also tries another policy, which changes nothing. */
    @GetMapping
    String show(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String region,
            @RequestParam Optional<String> positions,
            Model model,
            Locale language) {
        var place = reach.chosen(officer, region);
        var errors = new LinkedHashMap<String, String>();
        positions
                .flatMap(text -> policy(text, errors, language))
                .ifPresent(policy -> model.addAttribute("tried", Shown.of(policy)));
        return page(new Wish(officer, place, positions.orElse(""), ""), errors, model, language);
    }

    @PostMapping
    String decide(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String positions,
            @RequestParam(defaultValue = "") String basis,
            Model model,
            Locale language) {
        Places.require(officer, Role.DIRECTOR);
        var errors = new LinkedHashMap<String, String>();
        var policy = policy(positions, errors, language);
        if (basis.isBlank() || basis.strip().length() > LONGEST) {
            errors.put("basis", places.say("disclosure.mask.basis.missing", language));
        }
        var beside = policy.flatMap(wish -> beside(officer.region(), wish));
        beside.ifPresent(position -> errors.put("positions", places.say("disclosure.mask.beside", language, position)));
        if (!errors.isEmpty()) {
            return page(new Wish(officer, officer.region(), positions, basis), errors, model, language);
        }
        together.executeWithoutResult(status -> {
            policies.decide(officer.region(), policy.orElseThrow(), clock.today(), basis.strip());
            audit.record(
                    officer,
                    "disclosure.mask-decided",
                    officer.region() + " " + policy.orElseThrow().positions());
        });
        return "redirect:/desk/disclosure/mask?decided";
    }

    /** The first position that lists already published do not show: together with them it would be one more. */
    private Optional<Integer> beside(RegionCode region, MaskPolicy wish) {
        return revealed.by(region)
                .flatMap(before -> wish.shown().stream()
                        .filter(position -> !before.shown().contains(position))
                        .findFirst());
    }

    private Optional<MaskPolicy> policy(String positions, Map<String, String> errors, Locale language) {
        try {
            return Optional.of(MaskPolicy.parse(positions.replace('，', ',')));
        } catch (MaskRefused refused) {
            errors.put("positions", places.say(refused.messageKey(), language, refused.position()));
            return Optional.empty();
        }
    }

    /** Who looks at or wants which policy, of which region, on what basis. */
    private record Wish(Officer officer, RegionCode place, String positions, String basis) {}

    private String page(Wish wish, Map<String, String> errors, Model model, Locale language) {
        var officer = wish.officer();
        model.addAttribute("now", Shown.of(policies.of(wish.place(), clock.today())));
        revealed.by(wish.place()).ifPresent(before -> model.addAttribute("before", Shown.of(before)));
        model.addAttribute("positions", wish.positions());
        model.addAttribute("basis", wish.basis());
        model.addAttribute("errors", errors);
        model.addAttribute("region", wish.place().value());
        model.addAttribute("regions", reach.choices(officer, language));
        model.addAttribute(
                "mayDecide", officer.may(Role.DIRECTOR) && wish.place().equals(officer.region()));
        return "disclosure/mask";
    }
}
