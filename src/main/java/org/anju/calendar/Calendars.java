package org.anju.calendar;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The calendar of every region, answered from memory. Inside a transaction that records a notice, the answers already
 * follow it; outside, once it has committed.
 */
@Service
public class Calendars {

    /** Who recorded what the application itself brings. */
    private static final String APPLICATION = "anju";

    private final CalendarNotices notices;
    private final Regions regions;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private volatile CalendarAtlas committed = new CalendarAtlas(List.of(), List.of());

    Calendars(
            CalendarNotices notices,
            Regions regions,
            OfficialClock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.regions = regions;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The calendar in force for a region that is served. */
    public WorkingCalendar current(RegionCode region) {
        return find(region)
                .or(() -> reread().of(region))
                .orElseThrow(() -> new IllegalArgumentException("There is no region " + region + "."));
    }

    /** The calendar of a region as far as memory knows it: never a question to the database. */
    public Optional<WorkingCalendar> find(RegionCode region) {
        return atlas().of(region);
    }

    /** The calendar of the whole country, without local days. */
    public WorkingCalendar national() {
        return atlas().national();
    }

    /** Every notice in the order of its recording. */
    public List<PublishedNotice> published() {
        return atlas().published();
    }

    /** The regions that have a calendar, from memory. */
    public List<Region> regions() {
        return atlas().regions();
    }

    /** Which days would be worked otherwise, or for another reason, if the notice were recorded. */
    public List<CalendarChange> preview(Notice notice) {
        return CalendarChange.between(notice, calendarFor(notice, atlas()), calendarFor(notice, with(notice)));
    }

    /** The calendar of every region that is served, as it would be if the notice were recorded. */
    public Function<RegionCode, WorkingCalendar> under(Notice notice) {
        var next = with(notice);
        return region -> next.of(region).orElseGet(next::national);
    }

    private CalendarAtlas with(Notice notice) {
        var published = new ArrayList<>(atlas().published());
        published.add(new PublishedNotice(new CalendarVersion(atlas().newest().value() + 1), notice, clock.instant()));
        return new CalendarAtlas(published, regions());
    }

    /** Records the notice and tells everyone whose deadlines it moves, in one transaction. */
    public CalendarVersion importNotice(Notice notice, String by) {
        return record(List.of(notice), by);
    }

    /**
     * What has come into force in a region since a version, each calendar with the day from which days are counted by it.
     * Whoever counts by one after the other finds what he would have found by counting at once each time.
     */
    public List<CalendarInForce> since(RegionCode region, CalendarVersion version) {
        return version.compareTo(current(region).version()) < 0 ? atlas().since(region, version) : List.of();
    }

    /** Asks the database whether another copy of the application has recorded a notice, and follows it at once. */
    public void follow() {
        if (notices.newest().compareTo(atlas().newest()) > 0) {
            reread();
        }
    }

    /** Notices that other copies of the application have recorded, and new regions. */
    void refresh() {
        if (!notices.newest().equals(committed.newest())
                || regions.all().size() != committed.regions().size()) {
            reread();
        }
    }

    /** On an empty database the notices are there before anyone can ask, and nothing runs that they could move. */
    @PostConstruct
    void load() {
        if (notices.newest().equals(CalendarVersion.NONE)) {
            recordWhatIsMissing();
        }
        reread();
    }

    /** A later version of the application may bring notices that are new to this database. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ApplicationStartedEvent started) {
        recordWhatIsMissing();
    }

    private void recordWhatIsMissing() {
        transaction.executeWithoutResult(within -> {
            notices.lock();
            Set<String> known = notices.all().stream()
                    .map(each -> each.notice().basis().number())
                    .collect(Collectors.toSet());
            var missing = StateCouncilNotices.all().stream()
                    .filter(notice -> !known.contains(notice.basis().number()))
                    .toList();
            if (!missing.isEmpty()) {
                record(missing, APPLICATION);
            }
        });
    }

    private CalendarVersion record(List<Notice> all, String by) {
        return transaction.execute(within -> {
            notices.lock();
            var before = notices.newest();
            all.forEach(notice -> notices.add(notice, clock.instant(), by));
            var next = new CalendarAtlas(notices.all(), regions.all());
            showWithin(next);
            var last = all.get(all.size() - 1);
            events.publishEvent(new CalendarChanged(last.region(), before, next.newest(), last.basis()));
            return next.newest();
        });
    }

    private CalendarAtlas atlas() {
        return TransactionSynchronizationManager.getResource(this) instanceof CalendarAtlas uncommitted
                ? uncommitted
                : committed;
    }

    private CalendarAtlas reread() {
        var read = new CalendarAtlas(notices.all(), regions.all());
        if (TransactionSynchronizationManager.hasResource(this)) {
            showWithin(read);
        } else {
            committed = read;
        }
        return read;
    }

    private void showWithin(CalendarAtlas next) {
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
            TransactionSynchronizationManager.registerSynchronization(new ShowAfterCommit());
        }
        TransactionSynchronizationManager.bindResource(this, next);
    }

    private WorkingCalendar calendarFor(Notice notice, CalendarAtlas atlas) {
        return notice.region().flatMap(atlas::of).orElseGet(atlas::national);
    }

    private class ShowAfterCommit implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            var shown = TransactionSynchronizationManager.unbindResourceIfPossible(Calendars.this);
            if (status == STATUS_COMMITTED && shown instanceof CalendarAtlas next) {
                committed = next;
            }
        }
    }
}
