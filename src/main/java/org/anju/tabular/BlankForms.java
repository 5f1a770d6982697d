package org.anju.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.Workbook;

/** The files in which a template is handed out, to be filled in. */
public final class BlankForms {

    private static final String AS_TEXT = "@";
    private static final double WIDTH = 22;

    private BlankForms() {}

    public static void csv(Template template, OutputStream out) throws IOException {
        try (var table = Tables.csv(out)) {
            table.row(template.headers());
        }
    }

    /**
     * A sheet whose columns are formatted as text, so that no spreadsheet turns an ID number into 1.1E+17, and a
     * second one that explains the columns.
     *
     * @param texts gives the sentence for a key of the message bundles
     */
    public static void xlsx(Template template, UnaryOperator<String> texts, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Anju", "1.0")) {
            fillIn(workbook, template);
            explain(workbook, template, texts);
        }
    }

    private static void fillIn(Workbook workbook, Template template) {
        var sheet = workbook.newWorksheet(template.title());
        sheet.freezePane(0, 1);
        for (var i = 0; i < template.columns().size(); i++) {
            sheet.value(0, i, template.columns().get(i).header());
            sheet.style(0, i).bold().set();
            sheet.style(i).format(AS_TEXT).set();
            sheet.width(i, WIDTH);
        }
    }

    private static void explain(Workbook workbook, Template template, UnaryOperator<String> texts) {
        var sheet = workbook.newWorksheet(XlsxRows.EXPLANATION);
        var row = 0;
        for (var column : template.columns()) {
            sheet.value(row, 0, column.header());
            sheet.value(row, 1, texts.apply(column.required() ? "tabular.required" : "tabular.optional"));
            sheet.value(row, 2, texts.apply("template." + template.key() + "." + column.key()));
            sheet.value(row, 3, column.example());
            row++;
        }
        for (var i = 0; i < 4; i++) {
            sheet.width(i, i == 2 ? 3 * WIDTH : WIDTH);
        }
    }
}
