package org.anju.calendar.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.calendar.CalendarChange;
import org.anju.calendar.CalendarDay;
import org.anju.calendar.Calendars;
import org.anju.calendar.DerivationWords;
import org.anju.calendar.Notice;
import org.anju.calendar.NoticeAlreadyRecorded;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.web.Languages;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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

    private final Calendars calendars;
    private final DerivationWords words;
    private final MessageSource messages;

    NoticePage(Calendars calendars, DerivationWords words, MessageSource messages) {
        this.calendars = calendars;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping(ADDRESS)
    String show(Locale language, HttpServletRequest request, Model model) {
        model.addAttribute("mayEnter", mayEnter(request));
        return page(new NoticeForm(null, null, null, null, null, null), Map.of(), language, model);
    }

    @PostMapping(ADDRESS)
    String preview(
            @ModelAttribute NoticeForm typed,
            @RequestParam Optional<MultipartFile> file,
            HttpServletRequest request,
            Locale language,
            Model model) {
        requireRole(request);
        model.addAttribute("mayEnter", true);
        var content = file.filter(each -> !each.isEmpty()).map(NoticePage::content);
        if (content.isPresent() && content.get().isEmpty()) {
            return page(typed, Map.of("file", say("fault.file", language)), language, model);
        }
        var form = content.map(text -> typed.withDays(text.get())).orElse(typed);
        var reading = form.read(known());
        reading.notice().ifPresent(notice -> preview(notice, language, model));
        return page(form, sentences(reading.faults(), language), language, model);
    }

    @PostMapping(ADDRESS + "/apply")
    String apply(
            @ModelAttribute NoticeForm form,
            HttpServletRequest request,
            Principal officer,
            Locale language,
            Model model,
            RedirectAttributes after) {
        requireRole(request);
        model.addAttribute("mayEnter", true);
        var reading = form.read(known());
        if (reading.notice().isEmpty()) {
            return page(form, sentences(reading.faults(), language), language, model);
        }
        try {
            calendars.importNotice(reading.notice().get(), officer.getName());
        } catch (NoticeAlreadyRecorded again) {
            return page(form, Map.of("number", say("fault.recorded", language)), language, model);
        }
        after.addFlashAttribute(
                "done", say("applied", language, reading.notice().get().basis().number()));
        return "redirect:" + ADDRESS;
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
    }

    private String page(NoticeForm form, Map<String, String> errors, Locale language, Model model) {
        var regions = new LinkedHashMap<String, String>();
        calendars
                .regions()
                .forEach(region -> regions.put(
                        region.code().value(), Languages.english(language) ? region.nameEn() : region.name()));
        var layers = new LinkedHashMap<String, String>();
        List.of("NATIONAL", "LOCAL", "SUSPENSION").forEach(layer -> layers.put(layer, say("layer." + layer, language)));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("regions", regions);
        model.addAttribute("layers", layers);
        model.addAttribute("published", calendars.published());
        return "calendar/notices";
    }

    private Set<RegionCode> known() {
        return calendars.regions().stream().map(Region::code).collect(Collectors.toSet());
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

    private static boolean mayEnter(HttpServletRequest request) {
        return request.isUserInRole("DIRECTOR") || request.isUserInRole("OPERATOR");
    }

    private static void requireRole(HttpServletRequest request) {
        if (!mayEnter(request)) {
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
