package org.anju.casework;

import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The officer's messages. Opening one marks it read, so it is a post. */
@Controller
@RequestMapping("/desk/inbox")
class InboxPage {

    private final Inbox inbox;

    InboxPage(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    String list(@CurrentOfficer Officer officer, @RequestParam(defaultValue = "1") int page, Model model) {
        var count = inbox.count(officer);
        var pages = Math.max(1, (count + Inbox.PAGE - 1) / Inbox.PAGE);
        var shown = Math.min(Math.max(1, page), pages);
        model.addAttribute("messages", inbox.of(officer, shown));
        model.addAttribute("count", count);
        model.addAttribute("number", shown);
        model.addAttribute("pages", pages);
        return "casework/inbox";
    }

    @PostMapping("/{id}")
    String open(@CurrentOfficer Officer officer, @PathVariable String id) {
        return "redirect:"
                + MessageId.parse(id)
                        .flatMap(known -> inbox.open(officer, known))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/read")
    String readAll(@CurrentOfficer Officer officer) {
        inbox.readAll(officer);
        return "redirect:/desk/inbox";
    }
}
