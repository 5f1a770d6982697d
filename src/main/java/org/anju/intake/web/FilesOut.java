package org.anju.intake.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.ExportPurpose;
import org.anju.access.Officer;
import org.anju.intake.FileKind;
import org.anju.intake.FileKinds;
import org.anju.intake.Import;
import org.anju.intake.ImportId;
import org.anju.intake.Imports;
import org.anju.intake.LineForm;
import org.anju.intake.MarkedFile;
import org.anju.region.Regions;
import org.anju.tabular.BlankForms;
import org.anju.tabular.Complaint;
import org.anju.tabular.TableWriter;
import org.anju.tabular.Tables;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Files to take away: the blank templates, everything that was wrong with a file, and the file with its marks. */
@Controller
@RequestMapping("/desk/imports")
class FilesOut {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Imports imports;
    private final MarkedFile marked;
    private final FileKinds kinds;
    private final Regions regions;
    private final LineForm texts;
    private final AuditTrail audit;

    FilesOut(Imports imports, MarkedFile marked, FileKinds kinds, Regions regions, LineForm texts, AuditTrail audit) {
        this.imports = imports;
        this.marked = marked;
        this.kinds = kinds;
        this.regions = regions;
        this.texts = texts;
        this.audit = audit;
    }

    @GetMapping("/templates/{kind}.csv")
    void blankCsv(@PathVariable String kind, HttpServletResponse response) throws IOException {
        var template = kind(kind).template();
        head(response, "text/csv;charset=UTF-8", template.key() + ".csv");
        BlankForms.csv(template, response.getOutputStream());
    }

    @GetMapping("/templates/{kind}.xlsx")
    void blankXlsx(@PathVariable String kind, HttpServletResponse response, Locale locale) throws IOException {
        var template = kind(kind).template();
        head(response, XLSX, template.key() + ".xlsx");
        BlankForms.xlsx(template, key -> texts.say(Complaint.of(key), locale), response.getOutputStream());
    }

    /** What is wrong with a line may quote it: who takes it away says what for. */
    @GetMapping("/{id}/faults.csv")
    void faultsCsv(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String purpose,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var found = export(officer, id, purpose);
        head(response, "text/csv;charset=UTF-8", "faults.csv");
        try (var table = Tables.csv(response.getOutputStream())) {
            write(found, table, locale);
        }
    }

    @GetMapping("/{id}/faults.xlsx")
    void faultsXlsx(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String purpose,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var found = export(officer, id, purpose);
        head(response, XLSX, "faults.xlsx");
        try (var table = Tables.xlsx(response.getOutputStream(), say("intake.faults", locale))) {
            write(found, table, locale);
        }
    }

    /** The uploader's own rows: personal as they came. */
    @GetMapping("/{id}/marked.xlsx")
    void marked(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String purpose,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var found = find(officer, id);
        if (!marked.isKept(found)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        record(officer, found, purpose, "marked");
        head(response, XLSX, "marked.xlsx");
        marked.write(found, complaint -> texts.say(complaint, locale), response.getOutputStream());
    }

    private Import export(Officer officer, String id, String purpose) {
        var found = find(officer, id);
        record(officer, found, purpose, "faults");
        return found;
    }

    private void record(Officer officer, Import found, String purpose, String what) {
        var why = ExportPurpose.ofCode(purpose).orElseThrow(() -> new ResponseStatusException(BAD_REQUEST));
        audit.recordExport(officer, why, what, "import " + found.id());
    }

    private void write(Import found, TableWriter table, Locale locale) throws IOException {
        table.row(List.of(
                say("intake.fault.cell", locale),
                say("intake.fault.column", locale),
                say("intake.fault.sentence", locale)));
        imports.forEachFault(found.id(), fault -> {
            try {
                table.row(List.of(fault.cell(), fault.header(), texts.say(fault.complaint(), locale)));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private FileKind kind(String key) {
        return kinds.find(key).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private Import find(Officer officer, String id) {
        return ImportId.parse(id)
                .flatMap(imports::find)
                .filter(found -> officer.mayIn(found.purpose().region(), regions))
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private String say(String key, Locale locale) {
        return texts.say(Complaint.of(key), locale);
    }

    private static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
