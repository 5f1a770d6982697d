package org.anju.tabular;

import java.util.Set;

/**
 * Counts what a part makes its readers keep: they make room for all columns before a cell, for all shared strings up to
 * the one asked for, for every name and for everything that is open.
 */
final class XmlLimits {

    static final int MOST_STRINGS = 2_000_000;

    private static final long ROW = XmlNames.of("row");
    private static final long CELL = XmlNames.of("c");
    private static final long STRING = XmlNames.of("si");
    private static final long FORMULA = XmlNames.of("f");
    private static final long PHONETIC_GUIDE = XmlNames.of("rPh");
    private static final long SHEET = XmlNames.of("sheet");
    private static final long CELL_FORMAT = XmlNames.of("xf");
    private static final long NUMBER_FORMAT = XmlNames.of("numFmt");
    private static final long RELATION = XmlNames.of("Relationship");

    private static final Set<Long> ELSEWHERE = Set.of(XmlNames.of("externalLink"), XmlNames.of("connections"));

    private static final int DEEPEST = 60;
    private static final int MOST_SHEETS = 20;
    private static final int MOST_FORMULAS = 5_000;
    private static final long LARGEST_STRINGS = 60L << 20;

    /** What is neither a sheet nor the strings is kept whole. */
    private static final long LARGEST_OF_OTHERS = 8L << 20;

    /** So many columns a sheet has. */
    private static final int MOST_CELLS = 16_384;

    private final XmlNames names = new XmlNames();
    private final XmlCell cell = new XmlCell();
    private long size;
    private long largest = Long.MAX_VALUE;
    private long element;
    private int depth;
    private int depthOfRow;
    private int depthOfCell;
    private int cells;
    private int sheets;
    private int formulas;
    private int strings;

    void grow(int bytes) throws UnreadableFile {
        size += bytes;
        refuseAbove(largest, size, "bomb");
    }

    void opened(long name) throws UnreadableFile {
        element = name;
        if (++depth == 1 && ELSEWHERE.contains(name)) {
            throw new UnreadableFile("elsewhere");
        }
        refuseAbove(DEEPEST, depth, "xlsx");
        names.add(name);
        if (name == CELL || name == STRING) {
            refuseAbove(0, depthOfCell, "xlsx");
            depthOfCell = depth;
            cell.begin(name == CELL);
        } else if (name == ROW) {
            refuseAbove(0, depthOfRow, "xlsx");
            depthOfRow = depth;
        }
        if (name == PHONETIC_GUIDE) {
            cell.guide();
        }
        count(name);
    }

    private void count(long name) throws UnreadableFile {
        if (name == CELL) {
            refuseAbove(MOST_CELLS, ++cells, "columns", TableFile.MOST_COLUMNS);
        } else if (name == STRING) {
            refuseAbove(MOST_STRINGS, ++strings, "bomb");
            largest = Math.min(largest, LARGEST_STRINGS);
        } else if (name == FORMULA) {
            refuseAbove(MOST_FORMULAS, ++formulas, "formulas");
            cell.compute();
        } else if (name == SHEET || name == CELL_FORMAT || name == NUMBER_FORMAT || name == RELATION) {
            sheets += name == SHEET ? 1 : 0;
            refuseAbove(MOST_SHEETS, sheets, "many-sheets", MOST_SHEETS);
            largest = LARGEST_OF_OTHERS;
        }
    }

    void closed() {
        if (depth == depthOfCell) {
            depthOfCell = 0;
        }
        if (depth == depthOfRow) {
            depthOfRow = 0;
            cells = 0;
        }
        depth--;
    }

    void attribute(long name) throws UnreadableFile {
        names.add(name);
        cell.attribute(element == CELL ? name : XmlNames.NONE);
    }

    void value(byte[] bytes, int from, int to) throws UnreadableFile {
        cell.value(bytes, from, to);
    }

    void text(byte[] bytes, int from, int to) throws UnreadableFile {
        if (depthOfCell > 0) {
            cell.text(bytes, from, to);
        }
    }

    private static void refuseAbove(long most, long count, String key, Object... arguments) throws UnreadableFile {
        if (count > most) {
            throw new UnreadableFile(key, arguments);
        }
    }
}
