package org.anju.privacy;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Picks from the shared strings of a workbook those that may be a leak or a piece of one, by index. Those that no cell
 * uses are what was deleted from a cell, and everybody can read them still.
 */
final class SharedStrings implements Markup.Sink {

    private final Map<Integer, String> picked = new HashMap<>();
    private final SortedMap<Integer, String> unusedLeaks = new TreeMap<>();
    private final StringBuilder string = new StringBuilder();
    private int index;

    /** What a cell with this index shows; for a string that matters to nobody, something that is no number. */
    String use(int usedIndex) {
        unusedLeaks.remove(usedIndex);
        return picked.getOrDefault(usedIndex, "-");
    }

    Iterable<String> unusedLeaks() {
        return unusedLeaks.values();
    }

    @Override
    public void open(Tags.Tag tag) {
        if (tag.name().equals("si")) {
            string.setLength(0);
        }
    }

    @Override
    public void close(String name) {
        if (name.equals("si")) {
            pick(string.toString());
            index++;
        }
    }

    @Override
    public void character(char c) {
        string.append(c);
    }

    @Override
    public void characters(char[] text, int from, int to) {
        string.append(text, from, to - from);
    }

    @Override
    public void hidden(String text) {
        string.append(text);
    }

    private void pick(String text) {
        var isLeak = !LeakText.in(text).isEmpty();
        if (isLeak || SplitNumber.mayBePiece(text)) {
            picked.put(index, text);
        }
        if (isLeak) {
            unusedLeaks.put(index, text);
        }
    }
}
