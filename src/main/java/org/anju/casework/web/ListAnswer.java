package org.anju.casework.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.step.WorkList;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a work list's page says after something was done to its rows. Where not all was done, the ticks of what is left
 * and what was typed stand there again: finding two rows among thousands is work.
 */
@Component
class ListAnswer {

    private static final int MOST_TOLD = 200;

    private final WorkWords words;

    ListAnswer(WorkWords words) {
        this.words = words;
    }

    /** What is missing for the verb: field id → sentence. */
    Map<String, String> faults(WorkList list, String verb, Map<String, String> arguments, Locale locale) {
        var faults = new LinkedHashMap<String, String>();
        list.verbs().stream()
                .filter(each -> each.name().equals(verb))
                .forEach(known -> known.inputs().forEach((input, options) -> {
                    if (!options.isEmpty() && !options.contains(arguments.getOrDefault(input, ""))) {
                        faults.put(verb + "." + input, words.missing(input, locale));
                    }
                }));
        return faults;
    }

    /** What a verb that asks on the page of one row is told there: field id → why the row was left as it was. */
    Map<String, String> refusals(WorkList list, String verb, List<WorkList.RowResult> results, Locale locale) {
        var asked = list.verbs().stream()
                .filter(each -> each.name().equals(verb))
                .map(each -> words.verb(each, locale))
                .filter(WorkWords.VerbButton::perRow)
                .findFirst();
        if (asked.isEmpty() || results.size() != 1 || results.get(0).done()) {
            return Map.of();
        }
        var field = verb + "." + asked.get().inputs().get(0).name();
        return Map.of(field, words.outcome(results.get(0), locale));
    }

    /** Nothing was done yet, and everything that was sent stands there again. */
    void again(RedirectAttributes next, Set<UUID> ticked, Map<String, String> sent) {
        next.addFlashAttribute("ticked", ticked.stream().map(UUID::toString).collect(Collectors.toSet()));
        next.addFlashAttribute("allTicked", sent.containsKey("everything"));
        next.addFlashAttribute("typed", typed(sent));
    }

    void done(RedirectAttributes next, List<WorkList.RowResult> results, Map<String, String> sent, Locale locale) {
        var refused = results.stream()
                .filter(result -> !result.done())
                .limit(MOST_TOLD)
                .toList();
        var done = results.stream().filter(WorkList.RowResult::done).count();
        next.addFlashAttribute("doneCount", done);
        next.addFlashAttribute("refusedCount", results.size() - done);
        var outcomes = new LinkedHashMap<String, String>();
        results.stream()
                .limit(MOST_TOLD)
                .forEach(result -> outcomes.put(
                        result.row().toString(), (result.done() ? "✓ " : "") + words.outcome(result, locale)));
        next.addFlashAttribute("outcomes", outcomes);
        next.addFlashAttribute(
                "refusals",
                refused.stream()
                        .map(result -> words.outcome(result, locale))
                        .distinct()
                        .collect(Collectors.toCollection(ArrayList::new)));
        if (!refused.isEmpty()) {
            again(next, refused.stream().map(WorkList.RowResult::row).collect(Collectors.toSet()), sent);
        }
    }

    /** The fields of the verbs, by their ids. */
    private static Map<String, String> typed(Map<String, String> sent) {
        var typed = new LinkedHashMap<String, String>();
        sent.forEach((name, value) -> {
            if (name.contains(".")) {
                typed.put(name, value);
            }
        });
        return typed;
    }
}
