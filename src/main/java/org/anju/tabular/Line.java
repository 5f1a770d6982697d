package org.anju.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A row under its template: gives the values of its columns and collects everything that is wrong with them. */
public final class Line {

    private final Template template;
    private final Row row;
    private final List<Fault> faults = new ArrayList<>();

    Line(Template template, Row row) {
        this.template = template;
        this.row = row;
    }

    /** The row as a spreadsheet numbers it; the header is row 1. */
    public int number() {
        return row.number();
    }

    /** The value, or nothing if the cell is empty or faulty; the fault is noted. */
    public <T> Optional<T> value(Column<T> column) {
        var cell = row.cell(template.position(column));
        if (cell.isEmpty()) {
            if (column.required()) {
                fault(column, Complaint.of("tabular.cell.missing"));
            }
            return Optional.empty();
        }
        return take(column, column.read(cell));
    }

    /** The text as it stands, for a rule that looks at several columns. */
    public String text(Column<?> column) {
        return row.cell(template.position(column)).text();
    }

    /** What kind of cell it is: a number may have lost digits that a text keeps. */
    public Cell.Kind kind(Column<?> column) {
        return row.cell(template.position(column)).kind();
    }

    /** All cells in the order of the template. */
    public List<Cell> cells() {
        return IntStream.range(0, template.columns().size()).mapToObj(row::cell).toList();
    }

    /**
     * All cells in the order of the template as somebody may type them into a form: days in full, and in place of what
     * was more than its text says, something of which the same is told.
     */
    public List<String> texts() {
        return template.columns().stream().map(this::typed).toList();
    }

    private String typed(Column<?> column) {
        var cell = row.cell(template.position(column));
        return switch (cell.kind()) {
            case TEXT -> cell.text();
            case NUMBER -> column.dayOf(cell).orElseGet(() -> typed(column, cell.text()));
            case PADDED, FORMULA, ERROR, OVERLONG, CONTROL -> cell.kind().standIn();
        };
    }

    /** A number that would be right if it were a text would be taken for right the next time. */
    private String typed(Column<?> column, String number) {
        var isFaulty = faults.stream().anyMatch(fault -> fault.column() == template.position(column));
        var isRightAsText = column.read(Cell.text(number)) instanceof Reading.Value<?>;
        return isFaulty && isRightAsText ? Cell.Kind.PADDED.standIn() : number;
    }

    public void fault(Column<?> column, Complaint complaint) {
        faults.add(template.fault(number(), column, complaint));
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public boolean isSound() {
        return faults.isEmpty();
    }

    void checkWidth() {
        var width = template.columns().size();
        if (row.width() > width) {
            faults.add(new Fault(number(), width, "", Complaint.of("tabular.cell.beyond", width)));
        }
    }

    private <T> Optional<T> take(Column<T> column, Reading<T> reading) {
        if (reading instanceof Reading.Value<T> read) {
            return Optional.of(read.value());
        }
        ((Reading.Faulty<T>) reading).complaints().forEach(complaint -> fault(column, complaint));
        return Optional.empty();
    }
}
