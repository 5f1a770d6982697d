package org.anju.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 公开时限台账 and 更正与撤回记录: what was due and when it came, and what was changed after it came. */
final class LedgerPages {

    private static final int PAGE = 100;
    private static final List<String> ORDER = List.of("overdue", "held", "due", "verifying", "late", "public");

    private final Snapshot snapshot;
    private final Standing standing;

    LedgerPages(Snapshot snapshot, Standing standing) {
        this.snapshot = snapshot;
        this.standing = standing;
    }

    void write(Press press) {
        obligations(press);
        changes(press);
    }

    private void obligations(Press press) {
        var duties = snapshot.duties().stream()
                .map(standing::duty)
                .sorted(Comparator.<Standing.DutyView>comparingInt(duty -> ORDER.indexOf(duty.state()) / 4)
                        .thenComparing(duty -> duty.isPublic()
                                ? -duty.duty().dueOn().toEpochDay()
                                : duty.duty().dueOn().toEpochDay())
                        .thenComparing(duty -> duty.duty().id()))
                .toList();
        var counts = new HashMap<String, Long>();
        ORDER.forEach(state -> counts.put(
                state,
                duties.stream().filter(duty -> duty.state().equals(state)).count()));
        var pages = Math.max(1, (duties.size() + PAGE - 1) / PAGE);
        for (var page = 1; page <= pages; page++) {
            var part = duties.subList((page - 1) * PAGE, Math.min(page * PAGE, duties.size()));
            press.page(
                    "obligations",
                    "obligations/" + (page == 1 ? "index.html" : "page-" + page + ".html"),
                    Map.of("duties", part, "counts", page == 1 ? counts : Map.of(), "number", page, "count", pages));
        }
    }

    /** A correction or a withdrawal beside what it changed. */
    record Change(Edition edition, Edition older) {}

    private void changes(Press press) {
        var changes = new ArrayList<Change>();
        var down = new ArrayList<Edition>();
        var redacted = new ArrayList<Edition>();
        for (var edition : snapshot.latest()) {
            standing.edition(edition.replaces()).ifPresent(older -> changes.add(new Change(edition, older)));
            if (edition.takedown() != null) {
                down.add(edition);
            }
            if (edition.redaction() != null) {
                redacted.add(edition);
            }
        }
        press.page(
                "changes",
                "changes/index.html",
                Map.of(
                        "corrections",
                        changes.stream()
                                .filter(each -> !each.edition().withdrawal())
                                .toList(),
                        "withdrawals",
                        changes.stream()
                                .filter(each -> each.edition().withdrawal())
                                .toList(),
                        "takedowns",
                        down,
                        "redactions",
                        redacted));
    }
}
