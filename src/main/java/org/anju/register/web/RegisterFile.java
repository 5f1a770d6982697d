package org.anju.register.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.ExportPurpose;
import org.anju.access.Officer;
import org.anju.access.Reach;
import org.anju.disclosure.HousingType;
import org.anju.register.ChangeSheet;
import org.anju.register.HouseholdFilter;
import org.anju.register.HouseholdList;
import org.anju.register.Status;
import org.anju.tabular.Tables;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Exactly the households that the list shows, in the sheet that may come back changed. Without ID numbers. */
@Controller
class RegisterFile {

    private final HouseholdList list;
    private final Reach reach;
    private final AuditTrail audit;

    RegisterFile(HouseholdList list, Reach reach, AuditTrail audit) {
        this.list = list;
        this.reach = reach;
        this.audit = audit;
    }

    @GetMapping("/desk/register/list.xlsx")
    void xlsx(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "number") String sort,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String purpose,
            HttpServletResponse response)
            throws IOException {
        var why = ExportPurpose.ofCode(purpose).orElseThrow(() -> new ResponseStatusException(BAD_REQUEST));
        var place = reach.chosen(officer, region);
        var filter = new HouseholdFilter(
                place, text.strip(), HousingType.ofCode(type), Status.ofCode(status), HouseholdFilter.Sort.of(sort));
        audit.recordExport(officer, why, "register", "region " + place);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"household-changes.xlsx\"");
        try (var table = Tables.xlsx(response.getOutputStream(), ChangeSheet.TEMPLATE.title())) {
            table.row(ChangeSheet.TEMPLATE.headers());
            list.forEach(filter, (household, corrections) -> {
                try {
                    table.row(ChangeSheet.cells(household, corrections));
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        }
    }
}
