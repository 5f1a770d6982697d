package org.anju.intake.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.ExportPurpose;
import org.anju.access.Officer;
import org.anju.access.Reach;
import org.anju.access.Role;
import org.anju.intake.Choice;
import org.anju.intake.FileKind;
import org.anju.intake.FileKinds;
import org.anju.intake.Import;
import org.anju.intake.ImportId;
import org.anju.intake.Imports;
import org.anju.intake.LineForm;
import org.anju.intake.MarkedFile;
import org.anju.intake.Purpose;
import org.anju.region.Regions;
import org.anju.tabular.Complaint;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Handing a file in, watching how far it is, and reading what was wrong with it. */
@Controller
@RequestMapping("/desk/imports")
class ImportsPage {

    private static final int PER_PAGE = 50;
    private static final int FAULTS_SHOWN = 200;
    private static final String SECONDS_BETWEEN_LOOKS = "2";

    private final Imports imports;
    private final MarkedFile marked;
    private final FileKinds kinds;
    private final Regions regions;
    private final Reach reach;
    private final LineForm texts;
    private final AuditTrail audit;

    ImportsPage(
            Imports imports,
            MarkedFile marked,
            FileKinds kinds,
            Regions regions,
            Reach reach,
            LineForm texts,
            AuditTrail audit) {
        this.audit = audit;
        this.imports = imports;
        this.marked = marked;
        this.kinds = kinds;
        this.regions = regions;
        this.reach = reach;
        this.texts = texts;
    }

    /** A fault as a row of a table. */
    record Told(String cell, String header, String sentence) {}

    @GetMapping
    String list(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        var place = reach.chosen(officer, region);
        var number = Math.max(1, Math.min(page, 10_000));
        var found = imports.latest(place, PER_PAGE + 1, (number - 1) * PER_PAGE);
        model.addAttribute("imports", found.stream().limit(PER_PAGE).toList());
        model.addAttribute("more", found.size() > PER_PAGE);
        model.addAttribute("number", number);
        model.addAttribute("address", "/desk/imports?region=" + place + "&page=");
        model.addAttribute("region", place.value());
        model.addAttribute("regions", reach.choices(officer, locale));
        model.addAttribute("kinds", place.equals(officer.region()) ? kinds.all() : List.of());
        return "intake/imports";
    }

    @GetMapping("/new")
    String blank(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "households") String kind,
            @RequestParam(defaultValue = "") String batch,
            Model model) {
        return form(kind(officer, kind), batch, Map.of(), model);
    }

    @PostMapping
    String take(
            @CurrentOfficer Officer officer,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String batch,
            @RequestParam(defaultValue = "all-or-nothing") String choice,
            @RequestParam MultipartFile file,
            Model model,
            Locale locale)
            throws IOException {
        var known = kind(officer, kind);
        if (file.isEmpty()) {
            return form(known, batch, Map.of("file", say("intake.file.missing", locale)), model);
        }
        var wish = known.mayKeepSoundLines() ? Choice.of(choice) : Choice.ALL_OR_NOTHING;
        var purpose = new Purpose(known.key(), officer.region(), known.needsBatch() ? batch.strip() : "", wish);
        var arrival = imports.accept(
                purpose,
                file.getInputStream(),
                officer.account(),
                id -> audit.record(officer, "import.handed-in", "import %s, %s".formatted(id, known.key())));
        if (arrival instanceof Imports.Arrival.Refused refused) {
            return form(known, batch, Map.of("batch", texts.say(refused.why(), locale)), model);
        }
        return arrival instanceof Imports.Arrival.Known same
                ? "redirect:/desk/imports/" + same.id() + "?known"
                : "redirect:/desk/imports/" + ((Imports.Arrival.Accepted) arrival).id();
    }

    @GetMapping("/{id}")
    String show(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var found = find(officer, id);
        if (!found.state().isEnd()) {
            // The page asks again by itself, with no script needed.
            response.setHeader("Refresh", SECONDS_BETWEEN_LOOKS);
        }
        model.addAttribute("one", found);
        model.addAttribute("mayUpload", found.purpose().region().equals(officer.region()));
        model.addAttribute("marked", marked.isKept(found));
        model.addAttribute("purposes", ExportPurpose.values());
        model.addAttribute(
                "refusal", found.refusal().map(why -> texts.say(why, locale)).orElse(""));
        model.addAttribute(
                "faults",
                imports.firstFaults(found.id(), FAULTS_SHOWN).stream()
                        .map(fault -> new Told(fault.cell(), fault.header(), texts.say(fault.complaint(), locale)))
                        .toList());
        return "intake/import";
    }

    private String form(FileKind kind, String batch, Map<String, String> errors, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("batch", batch);
        model.addAttribute("errors", errors);
        return "intake/upload";
    }

    private FileKind kind(Officer officer, String key) {
        var kind = kinds.find(key).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        if (!officer.may(kind.role()) && !officer.may(Role.OFFICER)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return kind;
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
}
