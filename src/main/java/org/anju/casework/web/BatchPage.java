package org.anju.casework.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.batch.Batch;
import org.anju.batch.OpenSignUp;
import org.anju.batch.Outcomes;
import org.anju.batch.Procedures;
import org.anju.batch.PublishedProcedure;
import org.anju.batch.Stage;
import org.anju.calendar.OfficialClock;
import org.anju.casework.Remit;
import org.anju.casework.Tasks;
import org.anju.disclosure.Attachment;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.notice.Notice;
import org.anju.notice.NoticeId;
import org.anju.notice.Notices;
import org.anju.notice.Objection;
import org.anju.notice.Objections;
import org.anju.region.Regions;
import org.anju.step.Refused;
import org.anju.web.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One batch: how far it is, what its nodes decided, what it owes the public, its notices and their objections. */
@Controller
@RequestMapping("/desk/batches/{number}")
class BatchPage {

    private final DeskBatches desk;
    private final Procedures procedures;
    private final OpenSignUp signUp;
    private final Outcomes outcomes;
    private final Obligations obligations;
    private final Notices notices;
    private final Objections objections;
    private final PublishedProcedure published;
    private final Tasks tasks;
    private final Regions regions;
    private final Sentences sentences;
    private final AuditTrail audit;
    private final OfficialClock clock;
    private final TransactionTemplate transaction;

    BatchPage(
            DeskBatches desk,
            Procedures procedures,
            OpenSignUp signUp,
            Outcomes outcomes,
            Obligations obligations,
            Notices notices,
            Objections objections,
            PublishedProcedure published,
            Tasks tasks,
            Regions regions,
            Sentences sentences,
            AuditTrail audit,
            OfficialClock clock,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.procedures = procedures;
        this.signUp = signUp;
        this.outcomes = outcomes;
        this.obligations = obligations;
        this.notices = notices;
        this.objections = objections;
        this.published = published;
        this.tasks = tasks;
        this.regions = regions;
        this.sentences = sentences;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** An obligation with the days left, and how its due day was counted. */
    record Duty(Obligation obligation, String title, DaysLeft daysLeft, List<String> derivation, boolean done) {}

    /** A notice and the objections raised in it. */
    record Posted(Notice notice, String name, boolean open, List<Objection> objections) {}

    @GetMapping
    String show(@CurrentOfficer Officer officer, @PathVariable String number, Model model, Locale locale) {
        return page(officer, desk.get(officer, number), Again.NOTHING, model, locale);
    }

    @GetMapping("/diagram.svg")
    ResponseEntity<byte[]> diagram(@CurrentOfficer Officer officer, @PathVariable String number, Locale locale) {
        desk.get(officer, number);
        return overview(locale)
                .map(each -> ResponseEntity.ok()
                        .header("Content-Type", each.mediaType())
                        .body(each.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<Attachment> overview(Locale locale) {
        var name = Languages.english(locale) ? "allocation-batch-en.svg" : "allocation-batch.svg";
        return published.diagrams().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    @PostMapping("/notices/{node}/{round}/objections")
    String receive(
            @CurrentOfficer Officer officer,
            @PathVariable String number,
            @PathVariable String node,
            @PathVariable int round,
            @RequestParam(defaultValue = "") String receivedOn,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String summary,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var batch = desk.get(officer, number);
        only(officer, Role.OFFICER);
        var id = notice(batch, node, round);
        var typed = new Again(id.toString(), Map.of("receivedOn", receivedOn, "about", about, "summary", summary));
        return changed(new Change(officer, batch, "objection.received", typed), response, model, locale, () -> {
            objections.receive(
                    id,
                    day(receivedOn, "receivedOn"),
                    Optional.of(about.strip()).filter(text -> !text.isEmpty()),
                    limited(summary, "summary"),
                    officer.id().value());
        });
    }

    @PostMapping("/notices/{node}/{round}/objections/{objection}")
    String decide(
            @CurrentOfficer Officer officer,
            @PathVariable String number,
            @PathVariable String node,
            @PathVariable int round,
            @PathVariable UUID objection,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var batch = desk.get(officer, number);
        only(officer, Role.OFFICER, Role.DIRECTOR);
        var id = notice(batch, node, round);
        var typed = new Again(objection.toString(), Map.of("decision", decision, "reason", reason));
        return changed(new Change(officer, batch, "objection.decided", typed), response, model, locale, () -> {
            if (!List.of("upheld", "dismissed").contains(decision)) {
                throw refused("decision", "casework.objection.decision-missing");
            }
            objections.decide(
                    id,
                    objection,
                    decision.equals("upheld"),
                    limited(reason, "reason"),
                    officer.id().value());
        });
    }

    /** Who changes what of which batch, for the audit trail. */
    private record Change(Officer officer, Batch batch, String deed, Again typed) {}

    /** What was typed into the form of a notice or of an objection, to be shown in it again with what is wrong. */
    record Again(String form, Map<String, String> values, Map<String, String> errors) {

        static final Again NOTHING = new Again("", Map.of());

        Again(String form, Map<String, String> values) {
            this(form, values, Map.of());
        }

        Again refused(Map<String, String> errors) {
            return new Again(form, values, errors);
        }

        public boolean in(Object which) {
            return form.equals(which.toString());
        }

        public @Nullable String value(Object which, String field) {
            return in(which) ? values.get(field) : null;
        }

        public @Nullable String error(Object which, String field) {
            return in(which) ? errors.get(field) : null;
        }
    }

    private String changed(Change change, HttpServletResponse response, Model model, Locale locale, Runnable deed) {
        try {
            transaction.executeWithoutResult(status -> {
                deed.run();
                audit.recordIn(
                        change.officer(),
                        change.batch().region(),
                        change.deed(),
                        "batch " + change.batch().number());
            });
        } catch (Refused refused) {
            response.setStatus(UNPROCESSABLE_CONTENT.value());
            var again = change.typed().refused(sentences.of(refused, locale));
            return page(change.officer(), change.batch(), again, model, locale);
        }
        return "redirect:/desk/batches/" + change.batch().number() + "#notices";
    }

    private String page(Officer officer, Batch batch, Again again, Model model, Locale locale) {
        var number = batch.number();
        var names = new LinkedHashMap<String, String>();
        published
                .nodes()
                .forEach(node -> names.put(node.node(), Languages.english(locale) ? node.nameEn() : node.name()));
        model.addAttribute("batch", batch);
        model.addAttribute("heading", batch.plan().map(Batch.Plan::title).orElseGet(number::value));
        model.addAttribute("names", names);
        model.addAttribute("procedure", procedures.find(number).orElse(null));
        model.addAttribute("outcomes", outcomes.of(number));
        model.addAttribute(
                "duties",
                obligations.ofBatch(number).stream()
                        .map(each -> duty(each, batch, locale))
                        .toList());
        model.addAttribute(
                "posted",
                notices.of(number).stream().map(each -> posted(each, names)).toList());
        model.addAttribute("waiting", tasks.ofBatch(number.value(), Remit.of(officer, regions)));
        model.addAttribute("mayRecord", officer.may(Role.OFFICER));
        model.addAttribute("maySignUp", maySignUp(officer, batch));
        model.addAttribute("mayDecide", officer.may(Role.OFFICER) || officer.may(Role.DIRECTOR));
        model.addAttribute(
                "mayVoid", officer.may(Role.DIRECTOR) && batch.stage().isRunning());
        model.addAttribute(
                "drawing",
                overview(locale)
                        .map(each -> PhaseDrawing.of(new String(each.bytes(), UTF_8), batch.stage()))
                        .orElse(""));
        model.addAttribute("onSite", batch.stage() != Stage.PLANNING);
        model.addAttribute("errors", again.errors());
        model.addAttribute("again", again);
        return "casework/batch";
    }

    /** The counter enters sign-ups of its own region, while there is a time for it. */
    private boolean maySignUp(Officer officer, Batch batch) {
        return officer.mayAny(Role.INTAKE, Role.OFFICER)
                && batch.region().equals(officer.region())
                && signUp.isOpen(batch.number(), clock.instant());
    }

    /** On the batch's own page its name need not stand before each of its duties. */
    private Duty duty(Obligation obligation, Batch batch, Locale locale) {
        var english = Languages.english(locale);
        var title = english ? obligation.titleEn() : obligation.title();
        var done = obligation.state() == ObligationState.PUBLIC;
        return new Duty(
                obligation,
                batch.plan()
                        .map(Batch.Plan::title)
                        .filter(title::startsWith)
                        .map(heading -> title.substring(heading.length()).replaceFirst("^(：|: )", ""))
                        .orElse(title),
                DaysLeft.of(Optional.of(java.time.temporal.ChronoUnit.DAYS.between(clock.today(), obligation.dueOn()))),
                (english ? obligation.derivationEn() : obligation.derivation())
                        .lines()
                        .toList(),
                done);
    }

    private Posted posted(Notice notice, Map<String, String> names) {
        var node = notice.id().node().value();
        return new Posted(
                notice,
                names.getOrDefault(node, node),
                notice.opened().isPresent() && notice.closed().isEmpty(),
                objections.of(notice.id()));
    }

    private NoticeId notice(Batch batch, String node, int round) {
        return Optional.of(node)
                .filter(text -> text.matches("N(0[1-9]|1[0-7])"))
                .map(text -> new NoticeId(batch.number(), new NodeId(text), round))
                .filter(id -> notices.find(id).isPresent())
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static void only(Officer officer, Role... roles) {
        if (Arrays.stream(roles).noneMatch(officer::may)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
    }

    private static LocalDate day(String text, String field) {
        return parsed(text).orElseThrow(() -> refused(field, "casework.day-missing"));
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static String limited(String text, String field) {
        if (text.length() > 2_000) {
            throw refused(field, "casework.too-long");
        }
        return text;
    }

    private static Refused refused(String field, String key) {
        return new Refused(List.of(new Refused.Objection(field, key)));
    }
}
