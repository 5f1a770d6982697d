package org.anju.process;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks a label into lines: Chinese between any two characters, never before a closing mark; English between words. */
final class Lettering {

    private static final String NOT_AT_THE_START = "，。、；：？！）》」』】〕”’,.;:?!)";

    /** The fewest lines that fit a width given in ems, as even as they can be; a word wider than that stands alone. */
    static List<String> lines(String label, double ems) {
        List<String> lines = filled(label, ems);
        for (double narrower = ems - 0.5; narrower >= 2; narrower -= 0.5) {
            List<String> even = filled(label, narrower);
            if (even.size() > lines.size()) {
                return lines;
            }
            lines = even;
        }
        return lines;
    }

    private static List<String> filled(String label, double ems) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(label)) {
            if (width(line + piece.stripTrailing()) > ems && !line.toString().isBlank()) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(piece);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    /** A width in ems: a Chinese character is one em wide, a Latin letter a little over half. */
    static double width(CharSequence text) {
        return text.codePoints().mapToDouble(c -> c < 0x2E80 ? 0.56 : 1).sum();
    }

    private static List<String> pieces(String label) {
        List<String> pieces = new ArrayList<>();
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(label);
        int start = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next()) {
            String character = label.substring(start, end);
            if (pieces.isEmpty() || mayBreakBefore(character, pieces.get(pieces.size() - 1))) {
                pieces.add(character);
            } else {
                pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + character);
            }
        }
        return pieces;
    }

    private static boolean mayBreakBefore(String character, String before) {
        if (NOT_AT_THE_START.contains(character) || character.isBlank()) {
            return false;
        }
        boolean latin = character.codePointAt(0) < 0x2E80;
        boolean afterLatin = before.codePointBefore(before.length()) < 0x2E80;
        boolean afterSpace = before.endsWith(" ");
        return !latin || !afterLatin || afterSpace;
    }

    private Lettering() {}
}
