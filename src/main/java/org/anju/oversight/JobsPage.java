package org.anju.oversight;

import java.util.Set;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.process.FailedJobs;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** For operators: the engine's jobs that failed, what that means, and one more try. */
@Controller
@RequestMapping("/ops/jobs")
class JobsPage {

    /** The faults that have an explanation of their own. */
    private static final Set<String> EXPLAINED = Set.of(
            "OptimisticLockingException",
            "PSQLException",
            "CannotGetJdbcConnectionException",
            "SQLTransientConnectionException",
            "SealBroken",
            "IllegalStateException");

    private final FailedJobs jobs;
    private final AuditTrail audit;

    JobsPage(FailedJobs jobs, AuditTrail audit) {
        this.jobs = jobs;
        this.audit = audit;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("jobs", jobs.all());
        model.addAttribute("explained", EXPLAINED);
        return "oversight/jobs";
    }

    @PostMapping("/{id}/retry")
    @Transactional
    public String retry(@CurrentOfficer Officer officer, @PathVariable String id) {
        if (!jobs.retry(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.record(officer, "job.retried", "job " + id);
        return "redirect:/ops/jobs?again";
    }
}
