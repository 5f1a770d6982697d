package org.anju.calendar.web;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.calendar.BasisDocument;
import org.anju.calendar.DayKind;
import org.anju.calendar.HolidayName;
import org.anju.calendar.Layer;
import org.anju.calendar.Notice;
import org.anju.calendar.NoticedDay;
import org.anju.calendar.WorkingCalendar;
import org.anju.region.RegionCode;
import org.anju.text.VisibleText;
import org.jspecify.annotations.Nullable;

/** A notice as an officer typed it: days one a line, {@code date,kind,name[,English name]}. */
record NoticeForm(
        @Nullable String layer,
        @Nullable String region,
        @Nullable String number,
        @Nullable String document,
        @Nullable String settles,
        @Nullable String days) {

    private static final int MOST_DAYS = 800;

    private static final Map<String, DayKind> KINDS = Map.of(
            "休",
            DayKind.OFF,
            "off",
            DayKind.OFF,
            "班",
            DayKind.WORK,
            "work",
            DayKind.WORK,
            "撤",
            DayKind.WITHDRAWN,
            "withdrawn",
            DayKind.WITHDRAWN);

    /** One thing wrong: the control, the key of the sentence, and the line if it is about one. */
    record Fault(String control, String key, List<Integer> lines) {

        Fault(String control, String key) {
            this(control, key, List.of());
        }
    }

    /** What was read: a notice, unless there are faults. */
    record Reading(Optional<Notice> notice, List<Fault> faults) {}

    NoticeForm withDays(String text) {
        return new NoticeForm(layer, region, number, document, settles, text);
    }

    Reading read(Set<RegionCode> known) {
        var faults = new ArrayList<Fault>();
        var layer = layer(faults);
        var region = region(layer, known, faults);
        var number = text(number(), 100, "number", faults);
        var document = text(document(), 200, "document", faults);
        var settles = settles(layer, faults);
        var days = noticed(faults);
        if (!faults.isEmpty() || layer.isEmpty()) {
            return new Reading(Optional.empty(), faults);
        }
        return new Reading(
                Optional.of(new Notice(layer.get(), region, new BasisDocument(number, document), settles, days)),
                faults);
    }

    private Optional<Layer> layer(List<Fault> faults) {
        var chosen = List.of(Layer.NATIONAL, Layer.LOCAL, Layer.SUSPENSION).stream()
                .filter(each -> each.name().equals(layer))
                .findFirst();
        if (chosen.isEmpty()) {
            faults.add(new Fault("layer", "layer"));
        }
        return chosen;
    }

    private Optional<RegionCode> region(Optional<Layer> layer, Set<RegionCode> known, List<Fault> faults) {
        var code = Optional.of(typed(region)).flatMap(RegionCode::parse).filter(known::contains);
        if (layer.filter(Layer.LOCAL::equals).isPresent() && code.isEmpty()) {
            faults.add(new Fault("region", "region-needed"));
        }
        if (layer.filter(Layer.NATIONAL::equals).isPresent() && !typed(region).isEmpty()) {
            faults.add(new Fault("region", "region-national"));
        }
        if (layer.filter(Layer.SUSPENSION::equals).isPresent()
                && code.isEmpty()
                && !typed(region).isEmpty()) {
            faults.add(new Fault("region", "region-needed"));
        }
        return code;
    }

    private static String text(@Nullable String typed, int most, String control, List<Fault> faults) {
        var text = typed(typed);
        if (!isName(text, most)) {
            faults.add(new Fault(control, control));
        }
        return text;
    }

    private Optional<Year> settles(Optional<Layer> layer, List<Fault> faults) {
        var text = typed(settles);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("20[0-4][0-9]|2050") || !layer.equals(Optional.of(Layer.NATIONAL))) {
            faults.add(new Fault("settles", "settles"));
            return Optional.empty();
        }
        return Optional.of(Year.parse(text));
    }

    private List<NoticedDay> noticed(List<Fault> faults) {
        var lines = new LinkedHashMap<Integer, String>();
        for (var line : typed(days).lines().toList()) {
            lines.put(lines.size() + 1, line.strip());
        }
        lines.values().removeIf(line -> line.isEmpty() || line.startsWith("date,") || line.startsWith("日期,"));
        if (lines.isEmpty() || lines.size() > MOST_DAYS) {
            faults.add(new Fault("days", lines.isEmpty() ? "empty" : "too-many"));
            return List.of();
        }
        var read = new ArrayList<NoticedDay>();
        var dates = new HashSet<LocalDate>();
        lines.forEach((number, line) -> day(number, line, dates, faults).ifPresent(read::add));
        return read;
    }

    private static Optional<NoticedDay> day(int number, String line, Set<LocalDate> dates, List<Fault> faults) {
        var cells = List.of(line.replace('，', ',').split(",", -1)).stream()
                .map(String::strip)
                .toList();
        var date = DueQuestion.date(cells.get(0));
        var kind = cells.size() < 3 ? Optional.<DayKind>empty() : Optional.ofNullable(KINDS.get(cells.get(1)));
        if (date.isEmpty() || kind.isEmpty() || cells.size() > 4 || !named(cells.get(2)) || !named(last(cells))) {
            faults.add(new Fault("days", "line", List.of(number)));
            return Optional.empty();
        }
        if (date.get().isBefore(WorkingCalendar.FIRST) || date.get().isAfter(WorkingCalendar.LAST)) {
            faults.add(new Fault("days", "line-outside", List.of(number)));
            return Optional.empty();
        }
        if (!dates.add(date.get())) {
            faults.add(new Fault("days", "line-twice", List.of(number)));
            return Optional.empty();
        }
        return Optional.of(new NoticedDay(date.get(), kind.get(), new HolidayName(cells.get(2), last(cells))));
    }

    /** The English name, or the Chinese one where there is no other. */
    private static String last(List<String> cells) {
        return cells.get(cells.size() - 1);
    }

    private static boolean named(String name) {
        return isName(name, 50);
    }

    private static boolean isName(String text, int most) {
        return !VisibleText.of(text).isEmpty() && text.length() <= most && !VisibleText.holdsForbidden(text, false);
    }

    /** Without marks that nobody sees: text copied from elsewhere brings them, and a number with one is another. */
    private static String typed(@Nullable String text) {
        var seen = new StringBuilder();
        (text == null ? "" : text)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .forEach(seen::appendCodePoint);
        return seen.toString().strip();
    }
}
