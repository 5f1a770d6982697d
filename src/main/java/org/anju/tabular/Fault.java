package org.anju.tabular;

/** What is wrong with one cell: row from 1, column from 0, the column's header, and the sentence to tell. */
public record Fault(int row, int column, String header, Complaint complaint) {

    /** As a spreadsheet names it: {@code C12}. */
    public String cell() {
        return letters(column) + row;
    }

    /** 0 is A, 25 is Z, 26 is AA. */
    static String letters(int column) {
        var rest = column;
        var letters = new StringBuilder();
        do {
            letters.insert(0, (char) ('A' + rest % 26));
            rest = rest / 26 - 1;
        } while (rest >= 0);
        return letters.toString();
    }
}
