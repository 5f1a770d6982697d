package org.anju.tabular;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one form in which a kind of file is taken: which columns, in which order.
 *
 * <p>The headers are part of the format and the same in every language, as the files travel between offices.
 */
public record Template(String key, String title, List<Column<?>> columns) {

    public Template {
        columns = List.copyOf(columns);
    }

    public List<String> headers() {
        return columns.stream()
                .map(Column::header)
                .<String>map(header -> header)
                .toList();
    }

    /** A line that did not come from a file: what somebody typed into a form, by the keys of the columns. */
    public Line line(Map<String, String> typed) {
        var cells = columns.stream()
                .map(column -> Cell.text(typed.getOrDefault(column.key(), "")))
                .toList();
        return new Line(this, new Row(1, cells));
    }

    public Fault fault(int row, Column<?> column, Complaint complaint) {
        return new Fault(row, position(column), column.header(), complaint);
    }

    int position(Column<?> column) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(column.key())) {
                return i;
            }
        }
        throw new IllegalArgumentException("Template %s has no column %s.".formatted(key, column.key()));
    }

    boolean isMarked(Row header) {
        return header.cell(columns.size()).text().equals(MarkedTable.MARKS);
    }

    private static void refuseRepeats(Row row) throws UnreadableFile {
        var places = new HashMap<String, Integer>();
        for (var i = 0; i < row.width(); i++) {
            var header = row.cell(i).text();
            var first = header.isEmpty() ? null : places.putIfAbsent(header, i);
            if (first != null) {
                throw new UnreadableFile("repeated-header", header, Fault.letters(first), Fault.letters(i));
            }
        }
    }

    /** Refuses a file whose first row is not the header of this template, naming the first difference. */
    void checkHeader(Row row) throws UnreadableFile {
        refuseRepeats(row);
        for (var i = 0; i < columns.size(); i++) {
            var expected = columns.get(i).header();
            if (!row.cell(i).text().equals(expected)) {
                throw new UnreadableFile("wrong-template", title, Fault.letters(i) + row.number(), expected);
            }
        }
        if (row.width() > columns.size()) {
            throw new UnreadableFile("too-many-columns", title, columns.size());
        }
    }
}
