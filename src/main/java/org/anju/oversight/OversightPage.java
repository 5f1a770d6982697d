package org.anju.oversight;

import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.site.SiteCondition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** For operators: whether everything agrees, and the figures that say how the machine is. */
@Controller
@RequestMapping("/ops/oversight")
class OversightPage {

    private final Reconciler reconciler;
    private final Differences differences;
    private final Vitals vitals;
    private final SiteCondition site;
    private final AuditTrail audit;

    OversightPage(Reconciler reconciler, Differences differences, Vitals vitals, SiteCondition site, AuditTrail audit) {
        this.reconciler = reconciler;
        this.differences = differences;
        this.vitals = vitals;
        this.site = site;
        this.audit = audit;
    }

    @GetMapping
    String show(Model model) {
        if (vitals.figures().isEmpty()) {
            vitals.look();
        }
        model.addAttribute("figures", vitals.figures().orElseThrow());
        model.addAttribute("heldBack", site.heldBack());
        model.addAttribute("open", differences.open());
        model.addAttribute("repaired", differences.repaired());
        model.addAttribute("rounds", differences.rounds());
        return "oversight/oversight";
    }

    @PostMapping
    String run(@CurrentOfficer Officer officer) {
        audit.record(officer, "oversight.run", "reconciler");
        reconciler.run();
        vitals.look();
        return "redirect:/ops/oversight?ran";
    }
}
