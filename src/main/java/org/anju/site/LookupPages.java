package org.anju.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * 查询我的编号: static pages by the last characters of the registration number. A page lists the numbers with its ending,
 * or, where they are too many for 10 KB, the endings that are one character longer, or two where that is a dash, which
 * tells no number from another; so an address stays right whatever is published later. Only lists in force are searched, and absence from a list is said as that.
 */
final class LookupPages {

    static final String KEY = "registrationNumber";

    private static final List<String> ALREADY_SAID = List.of(KEY, "position", "name", "idNumber", "housingType", "no");
    /** What the numbers of one page may weigh; with its frame the page stays below 10 KB. */
    private static final int WEIGHT = 5_900;

    private static final String DASH = "-";

    // The gaps of a frame.
    private static final String ENDING = "\uFDD1";
    private static final String BACK = "\uFDD2";
    private static final String NUMBERS = "\uFDD3";
    private static final String KEYS = "\uFDD4";
    private static final String COUNT = "\uFDD5";

    private final PublicStore store;

    LookupPages(PublicStore store) {
        this.store = store;
    }

    void write(Press press, Snapshot snapshot) {
        var lists = lists(snapshot);
        store.backwards(lists, KEY, lines -> new Shelves(press, lists, new Households(lists, lines)).write());
    }

    /** The endings of a number whose pages may tell of it, the shortest first. */
    static List<String> endings(String number) {
        var household = new Household(number, List.of());
        var endings = new ArrayList<String>();
        for (var ending = ""; ending.length() < number.length(); ) {
            ending = household.beyond(ending);
            endings.add(ending);
        }
        return endings;
    }

    /** The lists that are searched. */
    static List<Edition> lists(Snapshot snapshot) {
        return snapshot.editions().stream()
                .filter(edition -> edition.inForce() && edition.column(KEY) >= 0)
                .toList();
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

        boolean endsWith(String ending) {
            return ending(ending.length()).equals(ending);
        }

        /** Its next longer ending. */
        String beyond(String ending) {
            var longer = ending(ending.length() + 1);
            return longer.startsWith(DASH) ? ending(longer.length() + 1) : longer;
        }

        private String ending(int length) {
            return number.substring(Math.max(0, number.length() - length)).toUpperCase(Locale.ROOT);
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

    /** The ending before that one, empty for the first. */
    static String before(String ending) {
        var shorter = ending.substring(1);
        return shorter.startsWith(DASH) ? shorter.substring(1) : shorter;
    }

    /** A longer ending, as a step on the way. */
    private record Choice(String ending, int numbers) {}

    /** One writing of all pages; the numbers pass by in the order of their last characters and are not kept. */
    private final class Shelves {

        private final Press press;
        private final List<Edition> lists;
        private final Iterator<Household> numbers;
        private final Deque<Household> ahead = new ArrayDeque<>();
        private final Map<Place, Frame> leaf;
        private final Map<Place, Frame> branch;

        Shelves(Press press, List<Edition> lists, Iterator<Household> numbers) {
            this.press = press;
            this.lists = lists;
            this.numbers = numbers;
            var marked = "lookup/" + ENDING + ".html";
            this.leaf = press.frames(
                    "lookup-page", marked, true, Map.of("ending", ENDING, "back", BACK, "households", NUMBERS));
            this.branch = press.frames(
                    "lookup",
                    marked,
                    true,
                    Map.of(
                            "ending",
                            ENDING,
                            "back",
                            BACK,
                            "households",
                            NUMBERS,
                            "lists",
                            List.of(),
                            "numbers",
                            COUNT,
                            "keys",
                            KEYS));
        }

        void write() {
            var choices = choices("");
            var frames = press.frames(
                    "lookup",
                    "lookup/index.html",
                    true,
                    Map.of("ending", "", "back", "", "households", "", "lists", lists, "numbers", "", "keys", KEYS));
            frames.forEach((place, page) -> press.file(place.file(), page.filled(Map.of(KEYS, keys(place, choices)))));
        }

        /** The next longer endings; their pages are written. */
        private List<Choice> choices(String ending) {
            var choices = new ArrayList<Choice>();
            for (var next = peek(); next != null && next.endsWith(ending); next = peek()) {
                var longer = next.beyond(ending);
                choices.add(new Choice(longer, shelve(longer)));
            }
            return choices;
        }

        /** Writes the page of an ending, and all below it; how many numbers have that ending. */
        private int shelve(String ending) {
            var together = new ArrayList<Household>();
            var weight = 0;
            for (var next = peek(); next != null && next.endsWith(ending); next = peek()) {
                if (!together.isEmpty() && weight + next.weight() > WEIGHT) {
                    putBack(together);
                    return branch(ending);
                }
                together.add(ahead.remove());
                weight += next.weight();
            }
            together.sort(Comparator.comparing(Household::number));
            leaf.forEach((place, page) -> file(place, page, ending, Map.of(NUMBERS, html(press, place, together))));
            return together.size();
        }

        private int branch(String ending) {
            // A number may be the end of longer ones; there is no page below this for it.
            var whole = new ArrayList<Household>();
            for (var next = peek(); next != null && next.number().length() == ending.length(); next = peek()) {
                whole.add(ahead.remove());
            }
            var choices = choices(ending);
            var count =
                    whole.size() + choices.stream().mapToInt(Choice::numbers).sum();
            branch.forEach((place, page) -> file(
                    place,
                    page,
                    ending,
                    Map.of(
                            NUMBERS,
                            html(press, place, whole),
                            KEYS,
                            keys(place, choices),
                            COUNT,
                            "%,d".formatted(count))));
            return count;
        }

        private void file(Place place, Frame page, String ending, Map<String, String> parts) {
            var texts = new HashMap<>(parts);
            texts.put(ENDING, escape(ending));
            var before = before(ending);
            texts.put(BACK, escape(before.isEmpty() ? "index" : before) + ".html");
            press.file(place.file().replace(ENDING, ending), page.filled(texts));
        }

        private String keys(Place place, List<Choice> choices) {
            var keys = new StringBuilder();
            for (var choice : choices) {
                keys.append("<li class=\"keys__item\"><a class=\"keys__key\" href=\"")
                        .append(escape(choice.ending()))
                        .append(".html\"><span class=\"visually-hidden\">")
                        .append(escape(press.say(place, "site.lookup.ends")))
                        .append("</span>")
                        .append(
                                choice.ending().length() > 1
                                        ? "<span class=\"keys__head\" aria-hidden=\"true\">…</span>"
                                        : "")
                        .append("<span>")
                        .append(escape(choice.ending()))
                        .append("</span></a></li>\n");
            }
            return keys.toString();
        }

        private @Nullable Household peek() {
            if (ahead.isEmpty() && numbers.hasNext()) {
                ahead.add(numbers.next());
            }
            return ahead.peek();
        }

        private void putBack(List<Household> households) {
            for (var i = households.size() - 1; i >= 0; i--) {
                ahead.addFirst(households.get(i));
            }
        }
    }

    /** Puts the rows of one number together; they come one after another. */
    private static final class Households implements Iterator<Household> {

        private final List<Edition> lists;
        private final Iterator<PublicStore.Line> lines;
        private PublicStore.@Nullable Line next;

        Households(List<Edition> lists, Iterator<PublicStore.Line> lines) {
            this.lists = lists;
            this.lines = lines;
            advance();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Household next() {
            var first = next;
            if (first == null) {
                throw new NoSuchElementException();
            }
            var places = new HashMap<Edition, List<Found>>();
            for (var line = next; line != null && line.number().equals(first.number()); line = next) {
                var list = lists.get(line.list());
                places.computeIfAbsent(list, key -> new ArrayList<>()).add(found(list, line.position(), line.cells()));
                advance();
            }
            return new Household(first.number(), answers(lists, places));
        }

        private void advance() {
            next = lines.hasNext() ? lines.next() : null;
        }
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
}
