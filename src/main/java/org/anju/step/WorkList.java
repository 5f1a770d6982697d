package org.anju.step;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rows that an officer works through before a user task can be completed: entrants to be reviewed, turns to be
 * taken. One task, many rows; never one task per household.
 */
public interface WorkList {

    /** The id of the user task whose page shows this list. */
    String task();

    /** Columns of the list: keys of {@link WorkRow#cells} and message keys {@code worklist.<task>.<key>}. */
    List<String> columns();

    /** The states that a row can be in, for the filter; message keys {@code worklist.state.<state>}. */
    List<String> states();

    /** Those of the states that are somebody's decision: "every row" leaves such rows alone. None where nothing is decided. */
    default Set<String> decided() {
        return Set.of();
    }

    /** One page of the rows in their lawful order. */
    WorkPage page(String businessKey, WorkFilter filter, int page, int size);

    /** What can be done to a row; message keys {@code worklist.verb.<verb>}. */
    List<WorkVerb> verbs();

    /** What may be answered for this row, value → words, where the verb alone cannot say; nothing is free text. */
    default Map<String, String> choices(String businessKey, UUID row, String verb, String input) {
        return Map.of();
    }

    /**
     * Applies a verb to rows and says for each what became of it. Rows that refuse are left as they were.
     *
     * @param arguments the verb's inputs by name
     */
    List<RowResult> apply(String businessKey, String verb, Set<UUID> rows, Map<String, String> arguments, UUID officer);

    /**
     * The households in whose name the verb is done to these rows, as one that waives its choice: row → registration
     * number. None where the officer decides in the office's own name.
     */
    default Map<UUID, String> speaking(String businessKey, String verb, Set<UUID> rows) {
        return Map.of();
    }

    /** A row as the officer sees it. */
    record WorkRow(UUID id, String state, Map<String, String> cells) {}

    record WorkPage(List<WorkRow> rows, long total, Map<String, Long> byState) {}

    /** An empty text or state matches every row. */
    record WorkFilter(String text, String state) {}

    /**
     * A verb and what it asks for.
     *
     * @param inputs name → options; no options is free text
     * @param bulk whether it can be applied to several rows at once
     */
    record WorkVerb(String name, Map<String, List<String>> inputs, boolean bulk) {}

    /** Message key and arguments of what became of a row. */
    record RowResult(UUID row, boolean done, String key, List<String> arguments) {}
}
