package org.anju.casework;

import java.util.UUID;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** For operators: the mail that hangs, and why. It shows accounts, never addresses. */
@Controller
@RequestMapping("/ops/mail")
class MailPage {

    private final Outbox outbox;
    private final MailRun run;
    private final AuditTrail audit;

    MailPage(Outbox outbox, MailRun run, AuditTrail audit) {
        this.outbox = outbox;
        this.run = run;
        this.audit = audit;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("configured", run.configured());
        model.addAttribute("mails", outbox.hanging());
        model.addAttribute("count", outbox.countHanging());
        return "casework/mail";
    }

    @PostMapping("/{id}")
    @Transactional
    public String again(@CurrentOfficer Officer officer, @PathVariable UUID id) {
        if (!outbox.again(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.record(officer, "mail.again", "mail " + id);
        return "redirect:/ops/mail";
    }
}
