package org.anju.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.util.HtmlUtils;

/**
 * 查询我的编号: static pages by the last characters of the registration number. A page lists the numbers with its ending,
 * or, where they are too many for 10 KB, the endings that are one character longer; so an address stays right whatever
 * is published later. Only lists in force are searched, and absence from a list is said as that.
 */
final class LookupPages {

    static final String KEY = "registrationNumber";

    private static final List<String> ALREADY_SAID = List.of(KEY, "position", "name", "idNumber", "housingType", "no");
    /** What the numbers of one page may weigh; with its frame the page stays below 10 KB. */
    private static final int WEIGHT = 5_900;

    // Marks in the frame of a page, from the private use area; replaced page by page.
    private static final String ENDING = "\uE0E1";
    private static final String BACK = "\uE0E2";
    private static final String NUMBERS = "\uE0E3";

    private final PublicStore store;
    private String madeOf = "";
    private List<String> files = List.of();
    private Map<Place, String> frames = Map.of();

    LookupPages(PublicStore store) {
        this.store = store;
    }

    /** Where a number stands in a list: its position and the columns that tell of no name. */
    record Found(int position, String place, List<Told> told) {}

    record Told(Edition.Column column, String value) {}

    /** A list that was searched, and what it has of the number; {@code found} is empty for absence. */
    record Answer(Edition edition, List<Found> found) {}

    record Household(String number, List<Answer> answers) {

        /** About as many bytes as its part of a page. */
        int weight() {
            return 70 + answers.stream().mapToInt(Household::weight).sum();
        }

        private static int weight(Answer answer) {
            var edition = answer.edition();
            var title = Math.max(3 * edition.title().length(), edition.titleEn().length());
            return 95
                    + title
                    + answer.found().stream().mapToInt(Household::weight).sum();
        }

        private static int weight(Found found) {
            return 30
                    + found.told().stream()
                            .mapToInt(told -> 5
                                    + 3
                                            * (told.column().label().length()
                                                    + told.value().length()))
                            .sum();
        }
    }

    /** A longer ending, as a step on the way. */
    record Choice(String ending, int numbers) {}

    void write(Press press, Snapshot snapshot) {
        var lists = snapshot.editions().stream()
                .filter(edition -> edition.inForce() && edition.column(KEY) >= 0)
                .toList();
        var now = lists + press.everywhere();
        if (now.equals(madeOf) && press.has(files)) {
            press.keep(files);
            return;
        }
        madeOf = "";
        files = new ArrayList<>();
        frames = press.frames(
                "lookup-page",
                "lookup/" + ENDING + ".html",
                true,
                Map.of("ending", ENDING, "back", BACK, "households", NUMBERS));
        shelve(press, lists, "", households(lists));
        madeOf = now;
    }

    private List<Household> households(List<Edition> lists) {
        var found = new TreeMap<String, Map<Edition, List<Found>>>();
        for (var list : lists) {
            var number = list.column(KEY);
            store.rows(
                    list.id(),
                    (position, cells) -> found.computeIfAbsent(cells.get(number), key -> new HashMap<>())
                            .computeIfAbsent(list, key -> new ArrayList<>())
                            .add(found(list, position, cells)));
        }
        found.remove("");
        var households = new ArrayList<Household>();
        found.forEach((number, places) -> households.add(new Household(number, answers(lists, places))));
        return households;
    }

    private static Found found(Edition list, int position, List<String> cells) {
        var told = new ArrayList<Told>();
        for (var i = 0; i < list.columns().size(); i++) {
            var column = list.columns().get(i);
            if (column.plain()
                    && !ALREADY_SAID.contains(column.key())
                    && !cells.get(i).isBlank()) {
                told.add(new Told(column, cells.get(i)));
            }
        }
        var place = list.column("position");
        return new Found(position, place >= 0 ? cells.get(place) : Integer.toString(position), told);
    }

    /** Every list of the batches in which the number occurs at all, and every other list in which it does. */
    private static List<Answer> answers(List<Edition> lists, Map<Edition, List<Found>> places) {
        var batches = new TreeSet<String>();
        places.keySet().forEach(list -> batches.add(list.batch() == null ? "" : list.batch()));
        return lists.stream()
                .filter(list -> places.containsKey(list) || list.batch() != null && batches.contains(list.batch()))
                .map(list -> new Answer(list, places.getOrDefault(list, List.of())))
                .toList();
    }

    private void shelve(Press press, List<Edition> lists, String ending, List<Household> households) {
        var path = "lookup/" + (ending.isEmpty() ? "index" : ending) + ".html";
        files.add(path);
        files.add(Place.ENGLISH + path);
        var weight = households.stream().mapToInt(Household::weight).sum();
        if (!ending.isEmpty() && (weight <= WEIGHT || households.size() == 1)) {
            list(press, ending, households);
            return;
        }
        var longer = new TreeMap<String, List<Household>>();
        for (var household : households) {
            longer.computeIfAbsent(ending(household.number(), ending.length() + 1), key -> new ArrayList<>())
                    .add(household);
        }
        if (longer.size() == 1 && longer.containsKey(ending)) {
            list(press, ending, households);
            return;
        }
        press.page(
                "lookup",
                path,
                true,
                Map.of(
                        "ending",
                        ending,
                        "lists",
                        lists,
                        "numbers",
                        households.size(),
                        "choices",
                        longer.entrySet().stream()
                                .map(entry -> new Choice(
                                        entry.getKey(), entry.getValue().size()))
                                .toList()));
        longer.forEach((next, part) -> {
            if (!next.equals(ending)) {
                shelve(press, lists, next, part);
            }
        });
    }

    private void list(Press press, String ending, List<Household> households) {
        var back = ending.length() == 1 ? "index" : ending.substring(1);
        frames.forEach((place, frame) -> press.file(
                place.file().replace(ENDING, ending),
                frame.replace(ENDING, ending)
                        .replace(BACK, back + ".html")
                        .replace(NUMBERS, html(press, place, households))));
    }

    /** Written by hand and terse: a county has tens of thousands of numbers. */
    private static String html(Press press, Place place, List<Household> households) {
        var html = new StringBuilder();
        for (var household : households) {
            html.append("<section class=\"found\"><h2>")
                    .append(escape(household.number()))
                    .append("</h2><ul>\n");
            for (var answer : household.answers()) {
                html.append("<li><a href=\"")
                        .append(place.link(answer.edition().path()))
                        .append("\">");
                html.append(escape(
                        place.text(answer.edition().title(), answer.edition().titleEn())));
                html.append("</a>").append(places(press, place, answer)).append("</li>\n");
            }
            html.append("</ul></section>\n");
        }
        return html.toString();
    }

    private static String places(Press press, Place place, Answer answer) {
        if (answer.found().isEmpty()) {
            return "<i>" + escape(press.say(place, "site.lookup.absent")) + "</i>";
        }
        var html = new StringBuilder();
        for (var found : answer.found()) {
            html.append("<span><b>")
                    .append(escape(press.say(place, "site.lookup.place", found.place())))
                    .append("</b>");
            for (var told : found.told()) {
                html.append(" · ")
                        .append(escape(
                                place.text(told.column().label(), told.column().labelEn())))
                        .append(' ')
                        .append(escape(told.value()));
            }
            html.append("</span>");
        }
        return html.toString();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String ending(String number, int length) {
        return number.substring(Math.max(0, number.length() - length)).toUpperCase(Locale.ROOT);
    }
}
