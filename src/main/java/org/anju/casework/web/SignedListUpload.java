package org.anju.casework.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.io.IOException;
import java.util.Map;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.batch.Orders;
import org.anju.casework.Completion;
import org.anju.casework.TaskOver;
import org.anju.disclosure.BatchNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The notary's signed list for a batch whose order a notary sets. It is read when the order is confirmed. */
@Controller
class SignedListUpload {

    private static final int LARGEST = 10_000_000;

    private final DeskTasks desk;
    private final Completion completion;
    private final Orders orders;
    private final AuditTrail audit;

    SignedListUpload(DeskTasks desk, Completion completion, Orders orders, AuditTrail audit) {
        this.desk = desk;
        this.completion = completion;
        this.orders = orders;
        this.audit = audit;
    }

    @PostMapping("/desk/tasks/{id}/signed-list")
    @Transactional
    public String upload(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes next)
            throws IOException {
        var task = desk.get(officer, id);
        if (!Map.<String, Object>of("orderMethod", "notary").equals(completion.known(task))) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        if (!task.isWith(officer) || task.roleOf(officer).isEmpty()) {
            throw new TaskOver(task.id());
        }
        if (file == null || file.isEmpty() || file.getSize() > LARGEST) {
            next.addFlashAttribute("listRefused", true);
        } else {
            orders.upload(
                    new BatchNumber(task.businessKey()),
                    file.getBytes(),
                    officer.id().value());
            audit.recordIn(officer, task.region(), "order.list-uploaded", "batch " + task.businessKey());
            next.addFlashAttribute("listTaken", true);
        }
        return "redirect:/desk/tasks/" + task.id();
    }
}
