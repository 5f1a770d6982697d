package org.anju.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.anju.calendar.WorkingCalendar;
import org.springframework.core.io.ClassPathResource;

/**
 * Renders the whole site to its folder. The result is a function of the store, the size of the log and the day: rendering
 * again at the same three writes nothing. What did not change since the last pass is not made again.
 */
class Renderer {

    private static final int LATEST = 12;
    private static final int CARDS = 6;

    private final PublicStore store;
    private final Templates templates;
    private final Function<String, WorkingCalendar> calendars;
    private final SiteFolder folder;
    private final EditionPages editions;
    private final LookupPages lookup;
    private final LogFiles log;
    private final Made made = new Made();
    private String lookedUp = "";
    private Set<Path> lookupFiles = Set.of();

    Renderer(PublicStore store, Templates templates, Function<String, WorkingCalendar> calendars, SiteFolder folder) {
        this.store = store;
        this.templates = templates;
        this.calendars = calendars;
        this.folder = folder;
        this.editions = new EditionPages(store);
        this.lookup = new LookupPages(store);
        this.log = new LogFiles(store);
    }

    /** Brings the folder to the store's present state on a day. */
    synchronized void render(LocalDate today) {
        var barred = folder.barred();
        var snapshot = store.snapshot();
        LogFiles.refuseAnotherHistory(folder, store, snapshot.logSize());
        folder.unbar(barred);
        var standing = new Standing(snapshot, calendars, today);
        var pass = folder.begin(SiteFolder.Part.PAGES, new PageGate(snapshot));
        var press = new Press(templates, pass, everywhere(snapshot), made);
        assets(press);
        // Before the index that names its size, so that a pass cut short leaves a log that is long enough.
        log.write(press, snapshot.logSize());
        new DataFiles(snapshot, standing).write(press);
        new FeedFiles(snapshot).write(press);
        home(press, snapshot, standing);
        sections(press, snapshot);
        new BatchPages(store, snapshot, standing).write(press);
        editions.write(press, snapshot, standing);
        new LedgerPages(snapshot, standing).write(press);
        press.page("not-found", "404.html", Map.of());
        pass.write(SiteFolder.LOG_SIZE, Long.toString(snapshot.logSize()).getBytes(StandardCharsets.UTF_8));
        pass.end();
        pass.tellWhatWasHeldBack();
    }

    /**
     * Takes away what is gone and lies in the folder all the same, whichever copy took it down and whatever kept it there;
     * no pass is waited for.
     *
     * @return whether an edition's files were there, in whose place a pass writes that it is gone
     */
    boolean removeWhatIsGone() {
        var found = false;
        for (var edition : store.gone()) {
            if (folder.holds(edition)) {
                folder.bar(edition);
                found = true;
            }
            if (folder.lookup().isTold(edition)) {
                folder.lookup().strike(edition, store.values(edition, LookupPages.KEY));
            }
        }
        return found;
    }

    /** Between two passes over the pages: during one, the folder may know more than a snapshot does. */
    private synchronized Snapshot ofThisHistory() {
        var snapshot = store.snapshot();
        LogFiles.refuseAnotherHistory(folder, store, snapshot.logSize());
        return snapshot;
    }

    /**
     * Brings the look-up to the store's present state. It follows the pages: nobody's deadline waits for it, and of a large
     * county it takes as long as all else.
     */
    void renderLookup() {
        synchronized (lookup) {
            var struck = folder.lookup().barred();
            var snapshot = ofThisHistory();
            folder.lookup().unbar(struck);
            var lists = LookupPages.lists(snapshot).toString() + everywhere(snapshot);
            if (!lists.equals(lookedUp) || !struck.isEmpty() || !folder.hasAll(lookupFiles)) {
                lookedUp = "";
                var pass = folder.begin(SiteFolder.Part.LOOKUP, new PageGate(snapshot));
                lookup.write(new Press(templates, pass, everywhere(snapshot), new Made()), snapshot);
                pass.end();
                pass.tellWhatWasHeldBack();
                lookupFiles = pass.files();
                lookedUp = lists;
            }
        }
    }

    private static Map<String, Object> everywhere(Snapshot snapshot) {
        Optional<Office> office = signing(snapshot);
        return office.isPresent() ? Map.of("office", office.get()) : Map.of();
    }

    /** The office whose name stands above the site: that of the only region with something public, or of the topmost. */
    private static Optional<Office> signing(Snapshot snapshot) {
        var regions = snapshot.batches().stream().map(Batch::region).distinct().toList();
        return regions.size() == 1
                ? snapshot.office(regions.get(0))
                : snapshot.offices().stream().findFirst();
    }

    private static void assets(Press press) {
        for (var name : new String[] {"anju.css", "site.css", "site.js", "anju.svg"}) {
            var asset = new ClassPathResource("static/assets/" + name);
            if (asset.exists()) {
                try {
                    press.copy("assets/" + name, asset.getContentAsByteArray());
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }

    private static void home(Press press, Snapshot snapshot, Standing standing) {
        var cards = snapshot.batches().stream()
                .map(batch -> standing.batch(batch).card())
                .toList();
        var duties = snapshot.duties().stream().map(standing::duty).toList();
        var sections = Arrays.stream(Section.values())
                .map(section -> new SectionCount(
                        section.word(),
                        section.path(),
                        snapshot.editions().stream()
                                .filter(edition -> section.holds(edition) && edition.inForce())
                                .count()))
                .toList();
        press.page(
                "home",
                "index.html",
                Map.of(
                        "notices",
                        standing.notices(),
                        "batches",
                        cards.subList(0, Math.min(CARDS, cards.size())),
                        "latest",
                        latest(snapshot),
                        "sections",
                        sections,
                        "onTime",
                        count(duties, "public"),
                        "late",
                        count(duties, "late"),
                        "overdue",
                        count(duties, "overdue"),
                        "open",
                        count(duties, "due") + count(duties, "held") + count(duties, "verifying")));
        press.page("batches", "batches/index.html", Map.of("batches", cards));
    }

    /** What is new, as far as it may be shown. */
    private static List<Edition> latest(Snapshot snapshot) {
        return snapshot.latest().stream()
                .filter(edition -> edition.takedown() == null)
                .limit(LATEST)
                .toList();
    }

    private static long count(List<Standing.DutyView> duties, String state) {
        return duties.stream()
                .filter(duty -> Objects.equals(duty.state(), state))
                .count();
    }

    /** One column of the notice and how much is in it. */
    record SectionCount(String word, String path, long count) {}

    private static void sections(Press press, Snapshot snapshot) {
        for (var section : Section.values()) {
            var editions = snapshot.latest().stream()
                    .filter(edition -> section.holds(edition) && edition.takedown() == null)
                    .toList();
            press.page("section", section.path(), Map.of("section", section.word(), "editions", editions));
        }
    }
}
