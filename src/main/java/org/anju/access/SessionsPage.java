package org.anju.access;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an officer is signed in, and how to end that. */
@Controller
@RequestMapping("/account/sessions")
class SessionsPage {

    private final Sessions sessions;
    private final AuditTrail audit;

    SessionsPage(Sessions sessions, AuditTrail audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping
    String list(
            @CurrentOfficer Officer officer, @RequestParam Map<String, String> said, HttpSession session, Model model) {
        model.addAttribute("changed", said.containsKey("changed"));
        model.addAttribute("ended", said.containsKey("ended"));
        model.addAttribute("sessions", sessions.of(officer.id()));
        model.addAttribute("current", Sessions.handle(session.getId()));
        return "access/sessions";
    }

    @PostMapping("/{handle}/end")
    @Transactional
    public String end(@CurrentOfficer Officer officer, @PathVariable String handle) {
        if (!sessions.end(officer.id(), handle)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.record(officer, "session.ended", "account " + officer.account());
        return "redirect:/account/sessions";
    }

    @PostMapping("/end-others")
    @Transactional
    public String endOthers(@CurrentOfficer Officer officer, HttpSession session) {
        var ended = sessions.endOthers(officer.id(), Sessions.handle(session.getId()));
        audit.record(officer, "session.others-ended", "account " + officer.account() + ", " + ended);
        return "redirect:/account/sessions?ended";
    }
}
