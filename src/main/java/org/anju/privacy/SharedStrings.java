package org.anju.privacy;

import java.util.Map;

/** Picks from the shared strings of a workbook those that may be a leak or a piece of one, by index. */
final class SharedStrings implements Markup.Sink {

    private final Map<Integer, String> picked;
    private final StringBuilder string = new StringBuilder();
    private int index;

    SharedStrings(Map<Integer, String> picked) {
        this.picked = picked;
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
        var bare = IdNumber.normalise(text);
        if (bare.matches("[0-9]{0,18}X?") && !bare.isEmpty()
                || !LeakText.in(text).isEmpty()) {
            picked.put(index, text);
        }
    }
}
