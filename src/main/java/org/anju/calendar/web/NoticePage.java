package org.anju.calendar.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anju.calendar.CalendarChange;
import org.anju.calendar.CalendarDay;
import org.anju.calendar.Calendars;
import org.anju.calendar.DerivationWords;
import org.anju.calendar.DueDays;
import org.anju.calendar.MovedDeadline;
import org.anju.calendar.Notice;
import org.anju.calendar.NoticeAlreadyRecorded;
import org.anju.calendar.NoticeKeepers;
import org.anju.calendar.Recount;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.web.Languages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a director or an operator enters a notice: first what it changes, then in force. */
@Controller
class NoticePage {

    private static final String ADDRESS = "/desk/calendar";
    private static final int LARGEST_FILE = 200_000;

    private static final int MOST_SHOWN = 200;

    private final Calendars calendars;
    private final NoticeKeepers keepers;
    private final ObjectProvider<DueDays> dueDays;
    private final Recount recount;
    private final DerivationWords words;
    private final MessageSource messages;
    private final TransactionTemplate together;

    NoticePage(
            Calendars calendars,
            NoticeKeepers keepers,
            ObjectProvider<DueDays> dueDays,
            Recount recount,
            DerivationWords words,
            MessageSource messages,
            TransactionTemplate together) {
        this.together = together;
        this.calendars = calendars;
        this.keepers = keepers;
        this.dueDays = dueDays;
        this.recount = recount;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping(ADDRESS)
    String show(Locale language, Principal officer, Model model) {
        return page(officer, new NoticeForm(null, null, null, null, null, null), Map.of(), language, model);
    }

    @PostMapping(ADDRESS)
    String preview(
            @ModelAttribute NoticeForm typed,
            @RequestParam Optional<MultipartFile> file,
            Principal officer,
            Locale language,
            Model model) {
        requireKeeper(officer);
        var content = file.filter(each -> !each.isEmpty()).map(NoticePage::content);
        if (content.isPresent() && content.get().isEmpty()) {
            return page(officer, typed, Map.of("file", say("fault.file", language)), language, model);
        }
        var form = content.map(text -> typed.withDays(text.get())).orElse(typed);
        var reading = read(form, officer);
        reading.notice().ifPresent(notice -> preview(notice, language, model));
        return page(officer, form, sentences(reading.faults(), language), language, model);
    }

    @PostMapping(ADDRESS + "/apply")
    String apply(
            @ModelAttribute NoticeForm form,
            Principal officer,
            Locale language,
            Model model,
            RedirectAttributes after) {
        requireKeeper(officer);
        var reading = read(form, officer);
        if (reading.notice().isEmpty()) {
            return page(officer, form, sentences(reading.faults(), language), language, model);
        }
        try {
            together.executeWithoutResult(status -> apply(reading.notice().get(), officer));
        } catch (NoticeAlreadyRecorded again) {
            return page(officer, form, Map.of("number", say("fault.recorded", language)), language, model);
        }
        after.addFlashAttribute(
                "done", say("applied", language, reading.notice().get().basis().number()));
        return "redirect:" + ADDRESS;
    }

    private void apply(Notice notice, Principal officer) {
        keepers.entered(officer, notice.region(), calendars.importNotice(notice, officer.getName()));
    }

    private void preview(Notice notice, Locale language, Model model) {
        var changes = calendars.preview(notice);
        model.addAttribute("changes", changes);
        model.addAttribute(
                "summary",
                say(
                        "changes",
                        language,
                        changes.size(),
                        changes.stream().filter(CalendarChange::movesDeadlines).count()));
        model.addAttribute("words", new ReasonWords(words, language));
        var moved = moved(notice);
        model.addAttribute("movedCount", moved.size());
        model.addAttribute("moved", moved.stream().limit(MOST_SHOWN).toList());
    }

    /** What is due under the calendars as they are and would be otherwise under the notice, soonest first. */
    private List<MovedDeadline> moved(Notice notice) {
        var next = calendars.under(notice);
        return dueDays.stream()
                .flatMap(each -> each.movedBy(next).stream())
                .sorted(Comparator.comparing(MovedDeadline::after))
                .toList();
    }

    /** What was typed; a notice that binds more than the officer answers for is a fault like any other. */
    private NoticeForm.Reading read(NoticeForm form, Principal officer) {
        var reading = form.read(calendars.regions().stream().map(Region::code).collect(Collectors.toSet()));
        return reading.notice()
                .filter(notice -> !keepers.mayEnter(officer, notice.region()))
                .map(notice -> new NoticeForm.Reading(
                        Optional.empty(), List.of(new NoticeForm.Fault("region", "region-beyond"))))
                .orElse(reading);
    }

    private String page(Principal officer, NoticeForm form, Map<String, String> errors, Locale language, Model model) {
        var names = names(language);
        var mine = new LinkedHashMap<>(names);
        mine.keySet().removeIf(code -> !keepers.mayEnter(officer, Optional.of(new RegionCode(code))));
        var layers = new LinkedHashMap<String, String>();
        List.of("NATIONAL", "LOCAL", "SUSPENSION").forEach(layer -> layers.put(layer, say("layer." + layer, language)));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("mayEnter", isKeeper(officer));
        model.addAttribute("regions", mine);
        model.addAttribute("names", names);
        model.addAttribute("layers", layers);
        model.addAttribute("published", calendars.published());
        model.addAttribute("progress", recount.progress());
        return "calendar/notices";
    }

    private Map<String, String> names(Locale language) {
        var names = new LinkedHashMap<String, String>();
        calendars
                .regions()
                .forEach(region -> names.put(
                        region.code().value(), Languages.english(language) ? region.nameEn() : region.name()));
        return names;
    }

    private Map<String, String> sentences(List<NoticeForm.Fault> faults, Locale language) {
        return faults.stream()
                .collect(Collectors.toMap(
                        NoticeForm.Fault::control,
                        fault -> say(
                                "fault." + fault.key(), language, fault.lines().toArray()),
                        (one, other) -> one + " " + other,
                        LinkedHashMap::new));
    }

    private boolean isKeeper(Principal officer) {
        return keepers.mayEnter(officer, Optional.empty())
                || calendars.regions().stream()
                        .anyMatch(region -> keepers.mayEnter(officer, Optional.of(region.code())));
    }

    private void requireKeeper(Principal officer) {
        if (!isKeeper(officer)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** What a small text file says in UTF-8 or, failing that, GB18030; absent if it is neither. */
    private static Optional<String> content(MultipartFile file) {
        if (file.getSize() > LARGEST_FILE) {
            return Optional.empty();
        }
        try {
            var bytes = file.getBytes();
            return decoded(bytes, StandardCharsets.UTF_8).or(() -> decoded(bytes, Charset.forName("GB18030")));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }

    private String say(String key, Locale language, Object... facts) {
        return messages.getMessage("calendar.notice." + key, facts, language);
    }

    /** Lets the template tell why a day is worked or not. */
    record ReasonWords(DerivationWords words, Locale language) {

        public String of(CalendarDay day) {
            return words.reason(day.reason(), language);
        }
    }
}
