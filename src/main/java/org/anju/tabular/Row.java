package org.anju.tabular;

import java.util.ArrayList;
import java.util.List;

/** One row of a file, numbered from 1 as a spreadsheet shows it. */
record Row(int number, List<Cell> cells) {

    Row {
        cells = List.copyOf(cells);
    }

    /** The cell at the position, counted from 0; an empty one beyond the end. */
    Cell cell(int position) {
        return position < cells.size() ? cells.get(position) : Cell.EMPTY;
    }

    Row without(int position) {
        var others = new ArrayList<>(cells);
        if (position < others.size()) {
            others.set(position, Cell.EMPTY);
        }
        return new Row(number, others);
    }

    boolean isEmpty() {
        return cells.stream().allMatch(Cell::isEmpty);
    }

    /** Without the empty cells at the end. */
    int width() {
        var width = cells.size();
        while (width > 0 && cells.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }
}
