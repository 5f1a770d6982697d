package org.anju.casework.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.access.Officer;
import org.anju.access.Officers;
import org.anju.batch.Batches;
import org.anju.batch.Orders;
import org.anju.calendar.OfficialClock;
import org.anju.casework.Claims;
import org.anju.casework.Completion;
import org.anju.casework.Task;
import org.anju.casework.WorkLists;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Drafts;
import org.anju.disclosure.FinalGate;
import org.anju.disclosure.Holds;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationId;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.region.Region;
import org.anju.region.Regions;
import org.anju.step.WorkList;
import org.anju.web.Languages;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands around a task's form: whose it is, its batch, what is public already and what will be. */
@Component
class Surroundings {

    private static final String OBLIGATION = "disclosure-obligation";

    private final Claims claims;
    private final Completion completion;
    private final Officers officers;
    private final Regions regions;
    private final Batches batches;
    private final Orders orders;
    private final Obligations obligations;
    private final Drafts drafts;
    private final Holds holds;
    private final WorkLists lists;
    private final Sentences sentences;
    private final OfficialClock clock;

    Surroundings(
            Claims claims,
            Completion completion,
            Officers officers,
            Regions regions,
            Batches batches,
            Orders orders,
            Obligations obligations,
            Drafts drafts,
            Holds holds,
            WorkLists lists,
            Sentences sentences,
            OfficialClock clock) {
        this.claims = claims;
        this.completion = completion;
        this.officers = officers;
        this.regions = regions;
        this.batches = batches;
        this.orders = orders;
        this.obligations = obligations;
        this.drafts = drafts;
        this.holds = holds;
        this.lists = lists;
        this.sentences = sentences;
        this.clock = clock;
    }

    void addTo(Model model, TaskPage.Shown shown, Locale locale) {
        var task = shown.task();
        var mine = task.isWith(shown.officer());
        model.addAttribute("task", task);
        model.addAttribute("name", task.name().in(locale));
        model.addAttribute("matter", task.title().in(locale));
        model.addAttribute("daysLeft", DaysLeft.of(task.daysLeft(clock.today())));
        model.addAttribute("mine", mine);
        model.addAttribute("mayAct", task.roleOf(shown.officer()).isPresent());
        model.addAttribute("assignee", task.assignee().map(this::name).orElse(null));
        model.addAttribute("colleagues", mine ? colleagues(task, shown.officer()) : List.of());
        model.addAttribute(
                "region",
                regions.find(task.region()).map(found -> name(found, locale)).orElse(""));
        model.addAttribute("back", ReturnLink.query(shown.back()));
        model.addAttribute("list", ReturnLink.list(shown.back()));
        task.batch().map(BatchNumber::new).ifPresent(number -> addBatch(model, number));
        lists.find(task).ifPresent(list -> model.addAttribute("states", states(list, task, locale)));
        if (task.definitionKey().equals(OBLIGATION)) {
            addDraft(model, ObligationId.parse(task.businessKey()), locale);
        }
        addSignedList(model, task);
    }

    private void addBatch(Model model, BatchNumber number) {
        model.addAttribute("batch", batches.find(number).orElse(null));
        model.addAttribute(
                "published",
                obligations.ofBatch(number).stream()
                        .filter(each -> each.state() == ObligationState.PUBLIC)
                        .toList());
    }

    /** A state of a work list and how many rows are in it. */
    record StateCount(String code, String name, long count) {}

    List<StateCount> states(WorkList list, Task task, Locale locale) {
        var byState = list.page(task.businessKey(), new WorkList.WorkFilter("", ""), 0, 1)
                .byState();
        return list.states().stream()
                .map(state -> new StateCount(
                        state,
                        sentences.say("worklist.state." + state, List.of(), locale),
                        byState.getOrDefault(state, 0L)))
                .toList();
    }

    private void addDraft(Model model, ObligationId id, Locale locale) {
        Obligation obligation = obligations.get(id);
        model.addAttribute("obligation", obligation);
        model.addAttribute("held", holds.basis(obligation).orElse(null));
        model.addAttribute(
                "derivation",
                (Languages.english(locale) ? obligation.derivationEn() : obligation.derivation())
                        .lines()
                        .toList());
        model.addAttribute("preview", drafts.preview(id).orElse(null));
        model.addAttribute(
                "findings",
                drafts.findings(id).stream()
                        .map(found -> finding(found, locale))
                        .toList());
    }

    /** What the leak gate found: in which file, where in it, of what kind. */
    record FoundAt(String file, String place, String kind) {}

    private FoundAt finding(FinalGate.Found found, Locale locale) {
        var place = new ArrayList<>(Arrays.asList(found.place().split("\\|", -1)));
        var key = place.remove(0);
        return new FoundAt(
                found.file(), sentences.say(key, place, locale), sentences.say(found.kind(), List.of(), locale));
    }

    private void addSignedList(Model model, Task task) {
        var wanted = Map.<String, Object>of("orderMethod", "notary").equals(completion.known(task));
        model.addAttribute("signedList", wanted);
        if (wanted) {
            model.addAttribute(
                    "uploaded",
                    orders.uploaded(new BatchNumber(task.businessKey()))
                            .map(bytes -> bytes.length)
                            .orElse(0));
        }
    }

    private List<Officer> colleagues(Task task, Officer officer) {
        return claims.colleagues(task).stream()
                .filter(each -> !each.id().equals(officer.id()))
                .toList();
    }

    private String name(String account) {
        return officers.named(account).map(found -> found.officer().name()).orElse(account);
    }

    private static String name(Region region, Locale locale) {
        return Languages.english(locale) ? region.nameEn() : region.name();
    }

    Optional<WorkList> list(Task task) {
        return lists.find(task);
    }
}
