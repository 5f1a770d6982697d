package org.anju.casework.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;

import java.util.List;
import java.util.Locale;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.batch.Batch;
import org.anju.batch.Batches;
import org.anju.casework.Remit;
import org.anju.casework.Tasks;
import org.anju.region.Regions;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** All batches of the officer's regions, and how a new one begins. */
@Controller
@RequestMapping("/desk/batches")
class BatchesPage {

    private static final int PER_PAGE = 30;

    private final Batches batches;
    private final Tasks tasks;
    private final Regions regions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    BatchesPage(Batches batches, Tasks tasks, Regions regions, AuditTrail audit, TransactionTemplate transaction) {
        this.batches = batches;
        this.tasks = tasks;
        this.regions = regions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A batch as a line of the list. */
    record BatchLine(Batch batch, String region, List<String> waiting) {}

    @GetMapping
    String list(
            @CurrentOfficer Officer officer, @RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        var remit = Remit.of(officer, regions);
        var all = batches.of(remit.regions());
        var pages = Math.max(1, (all.size() + PER_PAGE - 1) / PER_PAGE);
        var number = Math.max(1, Math.min(page, pages));
        model.addAttribute(
                "lines",
                all.stream()
                        .skip((number - 1L) * PER_PAGE)
                        .limit(PER_PAGE)
                        .map(batch -> line(batch, remit, locale))
                        .toList());
        model.addAttribute("count", all.size());
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        model.addAttribute("mayCreate", officer.may(Role.OFFICER));
        return "casework/batches";
    }

    private BatchLine line(Batch batch, Remit remit, Locale locale) {
        return new BatchLine(
                batch,
                regions.find(batch.region())
                        .map(region -> org.anju.web.Languages.english(locale) ? region.nameEn() : region.name())
                        .orElse(""),
                tasks.ofBatch(batch.number().value(), remit).stream()
                        .map(task -> task.name().in(locale))
                        .distinct()
                        .limit(3)
                        .toList());
    }

    @PostMapping
    String create(@CurrentOfficer Officer officer) {
        if (!officer.may(Role.OFFICER)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        var batch = transaction.execute(status -> {
            var created = batches.create(officer.region(), officer.id().value());
            audit.record(officer, "batch.created", "batch " + created.number());
            return created;
        });
        return "redirect:/desk/batches/"
                + java.util.Objects.requireNonNull(batch).number();
    }
}
