package org.anju.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anju.step.WorkList;
import org.springframework.stereotype.Component;

/** A work list in words: its columns, states, verbs and rows in the page's language. */
@Component
class WorkWords {

    private final Sentences sentences;

    WorkWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** A column of the table. */
    record ColumnHead(String key, String name) {}

    /** What can be done to a row; {@code perRow} asks on a page of its own. */
    record VerbButton(String name, String label, boolean bulk, boolean perRow, List<Input> inputs) {}

    /** What a verb asks for. */
    record Input(String name, String label, List<Question.Offer> offers) {}

    /** A row as it is shown. */
    record RowLine(String id, String state, String stateName, List<String> cells) {

        List<String> all() {
            var all = new ArrayList<>(cells);
            all.add(stateName);
            return all;
        }
    }

    List<ColumnHead> columns(WorkList list, Locale locale) {
        return list.columns().stream()
                .map(key -> new ColumnHead(key, say("worklist." + list.task() + "." + key, locale)))
                .toList();
    }

    List<String> heads(WorkList list, Locale locale) {
        var heads = new ArrayList<>(
                columns(list, locale).stream().map(ColumnHead::name).toList());
        heads.add(say("casework.rows.state", locale));
        return heads;
    }

    List<VerbButton> verbs(WorkList list, Locale locale) {
        return list.verbs().stream().map(verb -> verb(verb, locale)).toList();
    }

    VerbButton verb(WorkList.WorkVerb verb, Locale locale) {
        var inputs = verb.inputs().entrySet().stream()
                .map(input -> new Input(
                        input.getKey(),
                        say("worklist.input." + input.getKey(), locale),
                        input.getValue().stream()
                                .map(option -> new Question.Offer(option, option(input.getKey(), option, locale)))
                                .toList()))
                .toList();
        var perRow =
                !verb.bulk() && inputs.stream().anyMatch(input -> input.offers().isEmpty());
        return new VerbButton(verb.name(), say("worklist.verb." + verb.name(), locale), verb.bulk(), perRow, inputs);
    }

    List<RowLine> rows(WorkList list, List<WorkList.WorkRow> rows, Locale locale) {
        return rows.stream()
                .map(row -> new RowLine(
                        row.id().toString(),
                        row.state(),
                        say("worklist.state." + row.state(), locale),
                        list.columns().stream()
                                .map(key -> cell(key, row.cells().getOrDefault(key, ""), locale))
                                .toList()))
                .toList();
    }

    String outcome(WorkList.RowResult result, Locale locale) {
        return sentences.say(result.key(), result.arguments(), locale);
    }

    /** That an input of a verb has to be chosen first. */
    String missing(String input, Locale locale) {
        return say("worklist.result.%s-needed".formatted(input), locale);
    }

    private String cell(String key, String value, Locale locale) {
        return key.equals("reason") && !value.isEmpty() ? option("reason", value, locale) : value;
    }

    private String option(String input, String value, Locale locale) {
        var key = "worklist." + input + "." + value;
        return Optional.of(say(key, locale)).filter(text -> !text.equals(key)).orElse(value);
    }

    private String say(String key, Locale locale) {
        return sentences.say(key, List.of(), locale);
    }
}
