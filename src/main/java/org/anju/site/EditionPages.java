package org.anju.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.exceptions.TemplateEngineException;

/** The pages and data files of every edition, or the tombstone of one that is gone. */
final class EditionPages {

    private final PublicStore store;

    EditionPages(PublicStore store) {
        this.store = store;
    }

    /** The way back to its batch, and no more of that: a batch that goes on makes no long list new. */
    record Trail(String path, String title) {}

    void write(Press press, Snapshot snapshot, Standing standing) {
        for (var edition : snapshot.editions()) {
            var model = model(edition, snapshot, standing);
            var of = press.of(model.toString());
            if (!press.keeps(edition.folder(), of)) {
                try {
                    press.remember(edition.folder(), of, write(press, edition, model));
                } catch (TemplateEngineException unmade) {
                    press.holdFolder(edition.folder(), unmade);
                }
            }
        }
    }

    private static Map<String, Object> model(Edition edition, Snapshot snapshot, Standing standing) {
        var model = new java.util.TreeMap<String, Object>();
        model.put("edition", edition);
        model.put("phone", standing.phone(edition));
        snapshot.duty(edition.obligation()).ifPresent(duty -> model.put("duty", standing.duty(duty)));
        snapshot.office(edition.region()).ifPresent(office -> model.put("signed", office));
        if (edition.batch() != null) {
            snapshot.batch(edition.batch())
                    .ifPresent(batch -> model.put("batch", new Trail(batch.path(), batch.title())));
        }
        standing.edition(edition.replaces()).ifPresent(older -> model.put("older", older));
        if (edition.replacedBy() != null) {
            standing.edition(edition.replacedBy().edition()).ifPresent(newer -> model.put("newer", newer));
        }
        if (edition.onNotice()) {
            standing.lastDay(edition).ifPresent(day -> model.put("lastDay", day));
        }
        return model;
    }

    private List<String> write(Press press, Edition edition, Map<String, Object> model) {
        var files = new ArrayList<String>();
        if (edition.gone()) {
            both(files, edition.path());
            press.page("gone", edition.path(), true, model);
            return files;
        }
        if (edition.personal()) {
            files.add(edition.folder() + SiteFolder.PERSONAL);
            files.add(Place.ENGLISH + edition.folder() + SiteFolder.PERSONAL);
            press.file(files.get(0), "");
            press.file(files.get(1), "");
        }
        var bytes = new LinkedHashMap<String, byte[]>();
        for (var file : edition.files()) {
            store.bytes(edition.id(), file.name()).ifPresent(found -> bytes.put(edition.folder() + file.name(), found));
        }
        files.addAll(bytes.keySet());
        bytes.entrySet().parallelStream().forEach(file -> press.copy(file.getKey(), file.getValue()));
        var pages = new PageByPage(press, edition, model, files);
        store.rows(edition.id(), pages);
        pages.last();
        return files;
    }

    private static void both(List<String> files, String path) {
        files.add(path);
        files.add(Place.ENGLISH + path);
    }

    /**
     * Gathers rows until a page is full, and pages until there are some to be written side by side: by hand, in frames
     * that are filled once, for there may be thousands.
     */
    private static final class PageByPage implements PublicStore.RowSink {

        private static final int TOGETHER = 32;

        private record Full(int number, String rows) {}

        // The gaps of a frame.
        private static final String ROWS = "\uFDD1";
        private static final String PAGES = "\uFDD2";
        private static final String NUMBER = "\uFDD3";
        private static final String BEFORE = "\uFDD4";
        private static final String AFTER = "\uFDD5";

        private final Press press;
        private final Edition edition;
        private final Map<String, Object> model;
        private final List<String> files;
        private final StringBuilder rows = new StringBuilder();
        private final List<Full> full = new ArrayList<>();
        private final Map<Place, String> between = new ConcurrentHashMap<>();
        private Map<Place, Frame> further = Map.of();
        private int lines;
        private int page = 1;

        PageByPage(Press press, Edition edition, Map<String, Object> model, List<String> files) {
            this.press = press;
            this.edition = edition;
            this.model = new HashMap<>(model);
            this.model.put("rows", ROWS);
            this.model.put("pages", PAGES);
            this.files = files;
        }

        @Override
        public void row(int position, List<String> cells) {
            if (lines == Edition.PAGE) {
                turn();
            }
            lines++;
            rows.append("<tr>");
            for (var i = 0; i < cells.size(); i++) {
                var whole =
                        i < edition.columns().size() && edition.columns().get(i).whole();
                rows.append(whole ? "<td class=\"table__cell table__cell--whole\">" : "<td class=\"table__cell\">")
                        .append(HtmlUtils.htmlEscape(cells.get(i), "UTF-8"))
                        .append("</td>");
            }
            rows.append("</tr>\n");
        }

        void last() {
            turn();
            writeFull();
        }

        private void turn() {
            full.add(new Full(page, rows.toString()));
            both(files, edition.path(page));
            rows.setLength(0);
            lines = 0;
            page++;
            if (full.size() == TOGETHER) {
                writeFull();
            }
        }

        private void writeFull() {
            full.parallelStream().forEach(each -> write(each.number() == 1 ? first() : further(), each));
            full.clear();
        }

        private Map<Place, Frame> first() {
            return press.frames("edition", edition.path(), edition.personal(), model);
        }

        private synchronized Map<Place, Frame> further() {
            if (further.isEmpty()) {
                further = press.frames(
                        "edition", edition.folder() + "page-" + NUMBER + ".html", edition.personal(), model);
            }
            return further;
        }

        private void write(Map<Place, Frame> frames, Full written) {
            var number = Integer.toString(written.number());
            frames.forEach((place, frame) -> press.file(
                    place.file().replace(NUMBER, number),
                    frame.filled(Map.of(ROWS, written.rows(), PAGES, pages(place, written.number()), NUMBER, number))));
        }

        private String pages(Place place, int number) {
            if (edition.pages() == 1) {
                return "";
            }
            if (number < 3 || number == edition.pages()) {
                return press.part("pages", place, Map.of("number", number, "count", edition.pages()));
            }
            return between.computeIfAbsent(place, this::between)
                    .replace(BEFORE, Edition.file(number - 1))
                    .replace(AFTER, Edition.file(number + 1))
                    .replace(NUMBER, "%,d".formatted(number));
        }

        /** What every page between the second and the last says of its place. */
        private String between(Place place) {
            return press.part(
                    "place",
                    place,
                    Map.of("number", NUMBER, "count", edition.pages(), "before", BEFORE, "after", AFTER));
        }
    }
}
