package org.anju.site;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.calendar.DayUnit;
import org.anju.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** What a snapshot says on a day: what is late, what comes next, how long until. Nothing here asks the clock. */
final class Standing {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})\\s*(个工作日|日|天)");

    private final Snapshot snapshot;
    private final Function<String, WorkingCalendar> calendars;
    private final LocalDate today;
    private final List<OnNotice> notices;
    private final Map<String, BatchView> batches = new HashMap<>();
    private final Map<UUID, DutyView> duties = new HashMap<>();

    Standing(Snapshot snapshot, Function<String, WorkingCalendar> calendars, LocalDate today) {
        this.snapshot = snapshot;
        this.calendars = calendars;
        this.today = today;
        this.notices = running();
    }

    /**
     * A duty as its line of the timeline tells it.
     *
     * @param state one of {@code public}, {@code late}, {@code verifying}, {@code overdue}, {@code held}, {@code due}
     * @param lag working days from the event to the publication
     * @param daysLeft calendar days until the due day, negative after it; nought once public, so that a day that
     *     passes makes no page of it new
     */
    record DutyView(
            Duty duty,
            String state,
            @Nullable LocalDate publicOn,
            int lag,
            long daysLeft,
            @Nullable Edition edition,
            List<Edition> editions) {

        public String kind() {
            return switch (state) {
                case "public" -> "done";
                case "late", "overdue" -> "late";
                case "verifying" -> "waiting";
                case "held" -> "care";
                default -> "plain";
            };
        }

        public String lagKey() {
            return lag == 0 ? "site.duty.same-day" : "site.duty.lag";
        }

        public boolean isPublic() {
            return publicOn != null;
        }

        public String title(Place place) {
            return place.text(duty.title(), duty.titleEn());
        }
    }

    /**
     * A node as its part of the timeline tells it.
     *
     * @param state one of {@code done}, {@code now}, {@code planned}, {@code dropped}
     * @param undone 逾期未办: its planned end is past and it has not ended
     */
    record NodeView(Node node, String state, boolean undone, List<DutyView> duties) {

        public String css() {
            return undone || duties.stream().anyMatch(duty -> duty.state().equals("overdue")) ? "late" : state;
        }

        public boolean is(String word) {
            return state.equals(word);
        }

        public String name(Place place) {
            return place.text(node.name(), node.nameEn());
        }

        private NodeView withoutDuties() {
            return new NodeView(node, state, undone, List.of());
        }
    }

    /** A public notice that runs. */
    record OnNotice(
            Edition edition,
            @Nullable Batch batch,
            @Nullable LocalDate lastDay,
            long daysLeft,
            String phone) {}

    /**
     * A batch as a list of batches tells it, and no more: a list is made anew when a line of it changes.
     *
     * @param steps without their duties: what goes on, and what comes next and should have begun
     * @param waiting it goes on, and no node of it does
     */
    record Card(Batch batch, List<NodeView> steps, boolean waiting, long done, int nodes) {}

    /** A batch as its own page tells it. */
    record BatchView(Batch batch, @Nullable Office office, List<NodeView> nodes, List<OnNotice> notices) {

        public List<NodeView> now() {
            return nodes.stream().filter(node -> node.is("now")).toList();
        }

        /** The next nodes to begin, two at most. */
        public List<NodeView> next() {
            return batch.ended()
                    ? List.of()
                    : nodes.stream().filter(node -> node.is("planned")).limit(2).toList();
        }

        public long done() {
            return nodes.stream().filter(node -> node.is("done")).count();
        }

        public boolean hasEditions() {
            return nodes.stream()
                    .flatMap(node -> node.duties().stream())
                    .anyMatch(duty -> !duty.editions().isEmpty());
        }

        public Card card() {
            var steps = batch.ended()
                    ? Stream.<NodeView>of()
                    : Stream.concat(now().stream(), next().stream().filter(NodeView::undone));
            return new Card(
                    batch,
                    steps.map(NodeView::withoutDuties).toList(),
                    !batch.ended() && now().isEmpty(),
                    done(),
                    nodes.size());
        }

        public String phone() {
            var phone = batch.phone();
            return phone != null ? phone : office == null ? "" : office.phone();
        }
    }

    LocalDate today() {
        return today;
    }

    /** Asked for by several pages and files, and looked at once. */
    BatchView batch(Batch batch) {
        return batches.computeIfAbsent(batch.number(), number -> view(batch));
    }

    private BatchView view(Batch batch) {
        var nodes =
                snapshot.nodes(batch).stream().map(node -> node(batch, node)).toList();
        var onNotice =
                notices.stream().filter(notice -> batch.equals(notice.batch())).toList();
        return new BatchView(batch, snapshot.office(batch.region()).orElse(null), nodes, onNotice);
    }

    private NodeView node(Batch batch, Node node) {
        var state = node.endedOn() != null
                ? "done"
                : batch.ended() ? "dropped" : node.startedOn() != null ? "now" : "planned";
        var planned = node.plannedOn();
        var undone = planned != null && planned.isBefore(today) && node.endedOn() == null && !batch.ended();
        var duties = snapshot.duties(batch.number(), node.node()).stream()
                .map(this::duty)
                .toList();
        return new NodeView(node, state, undone, duties);
    }

    DutyView duty(Duty duty) {
        return duties.computeIfAbsent(duty.id(), id -> view(duty));
    }

    private DutyView view(Duty duty) {
        var editions = snapshot.editions(duty);
        var fulfilling = Optional.ofNullable(duty.edition()).flatMap(snapshot::edition);
        var publicOn = fulfilling.map(Edition::publicOn).orElse(null);
        return new DutyView(
                duty,
                state(duty, publicOn),
                publicOn,
                publicOn == null ? 0 : workingDays(duty.region(), duty.triggerOn(), publicOn),
                publicOn == null ? ChronoUnit.DAYS.between(today, duty.dueOn()) : 0,
                fulfilling.orElse(null),
                editions);
    }

    private String state(Duty duty, @Nullable LocalDate publicOn) {
        if (publicOn != null) {
            return duty.overdueAt() != null || publicOn.isAfter(duty.dueOn()) ? "late" : "public";
        }
        if (duty.overdueAt() != null || today.isAfter(duty.dueOn())) {
            return "overdue";
        }
        return duty.standing() ? "verifying" : duty.held() ? "held" : "due";
    }

    /** Working days after one day, up to and including another. */
    private int workingDays(String region, LocalDate from, LocalDate to) {
        var calendar = calendar(region);
        var days = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                days++;
            }
        }
        return days;
    }

    private WorkingCalendar calendar(String region) {
        return calendars.apply(region);
    }

    /** The public notices that run today, the first to end first. */
    List<OnNotice> notices() {
        return notices;
    }

    private List<OnNotice> running() {
        return snapshot.editions().stream()
                .filter(edition -> edition.onNotice() && edition.inForce())
                .filter(this::nodeIsOpen)
                .map(this::notice)
                .filter(notice -> notice.lastDay() == null || !notice.lastDay().isBefore(today))
                .sorted(java.util.Comparator.comparing(OnNotice::daysLeft))
                .toList();
    }

    private boolean nodeIsOpen(Edition edition) {
        return node(edition).filter(node -> node.endedOn() == null).isPresent()
                && Optional.ofNullable(edition.batch())
                        .flatMap(snapshot::batch)
                        .filter(batch -> !batch.ended())
                        .isPresent();
    }

    private Optional<Node> node(Edition edition) {
        return Optional.ofNullable(edition.batch())
                .flatMap(snapshot::batch)
                .flatMap(batch -> snapshot.nodes(batch).stream()
                        .filter(node -> node.node().equals(edition.node()))
                        .findFirst());
    }

    private OnNotice notice(Edition edition) {
        var batch = Optional.ofNullable(edition.batch()).flatMap(snapshot::batch);
        var last = lastDay(edition).orElse(null);
        return new OnNotice(
                edition,
                batch.orElse(null),
                last,
                last == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(today, last),
                phone(edition));
    }

    /** The last day of a notice: its floor counts from the day its list was public. */
    Optional<LocalDate> lastDay(Edition edition) {
        var begin = edition.publicOn();
        if (begin == null) {
            return Optional.empty();
        }
        return edition.headings().stream()
                .filter(heading -> heading.key().equals("days"))
                .map(heading -> DAYS.matcher(heading.value()))
                .filter(java.util.regex.Matcher::find)
                .findFirst()
                .map(days -> calendar(edition.region())
                        .floor(
                                begin,
                                Integer.parseInt(days.group(1)),
                                days.group(2).equals("个工作日") ? DayUnit.WORKING_DAY : DayUnit.CALENDAR_DAY)
                        .lastDay());
    }

    /** Whom to call about an edition: the batch's telephone, or else the office's. */
    String phone(Edition edition) {
        return Optional.ofNullable(edition.batch())
                .flatMap(snapshot::batch)
                .map(Batch::phone)
                .or(() -> snapshot.office(edition.region()).map(Office::phone))
                .orElse("");
    }

    Optional<Edition> edition(@Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(snapshot::edition);
    }
}
