package org.anju.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Somebody's own rows where they stood, the faulty cells coloured, each with a note, and all that is wrong with a row in
 * one more column. When the cells are put right the very file may be handed in again: that column is passed over.
 */
public final class MarkedTable implements AutoCloseable {

    /** The header of the column of marks. */
    static final String MARKS = "问题";

    private static final String FAULTY = "FFD8D3";
    private static final int ROWS_IN_MEMORY = 500;
    private static final double WIDTH = 22;

    private final Template template;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    public MarkedTable(Template template, OutputStream out) throws IOException {
        this.template = template;
        this.workbook = new Workbook(out, "Anju", "1.0");
        this.sheet = workbook.newWorksheet(template.title());
        head();
    }

    /**
     * The row at its own number.
     *
     * @param marks what is wrong, by column; those beyond the template stand in the last column alone
     */
    public void row(int number, List<Cell> cells, Map<Integer, String> marks) throws IOException {
        for (var i = 0; i < cells.size(); i++) {
            cell(number - 1, i, cells.get(i));
        }
        var sentences = new StringBuilder();
        new TreeMap<>(marks).forEach((column, sentence) -> {
            if (column < template.columns().size()) {
                sheet.style(number - 1, column).fillColor(FAULTY).set();
                sheet.comment(number - 1, column, sentence);
            }
            sentences.append(Fault.letters(column)).append('：').append(sentence);
        });
        sheet.inlineString(number - 1, template.columns().size(), sentences.toString());
        if (++rows % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    /** A number stays one, so that nobody takes for an ID number what a spreadsheet rounded. */
    private void cell(int row, int column, Cell cell) {
        switch (cell.kind()) {
            case TEXT -> sheet.inlineString(row, column, cell.text());
            case NUMBER -> number(row, column, cell);
            case PADDED -> {
                sheet.value(row, column, new BigDecimal(cell.text()));
                sheet.style(row, column)
                        .format("0".repeat(cell.text().length() + 1))
                        .set();
            }
            case FORMULA, ERROR, OVERLONG, CONTROL ->
                sheet.inlineString(row, column, cell.kind().standIn());
        }
    }

    private void number(int row, int column, Cell cell) {
        template.columns()
                .get(column)
                .dayOf(cell)
                .ifPresentOrElse(
                        day -> sheet.inlineString(row, column, day),
                        () -> sheet.value(row, column, new BigDecimal(cell.text())));
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private void head() {
        var headers = template.headers();
        for (var i = 0; i < headers.size(); i++) {
            sheet.value(0, i, headers.get(i));
            sheet.style(0, i).bold().set();
            sheet.width(i, WIDTH);
        }
        sheet.value(0, headers.size(), MARKS);
        sheet.style(0, headers.size()).bold().set();
        sheet.width(headers.size(), 3 * WIDTH);
        sheet.freezePane(0, 1);
    }
}
