package org.anju.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables out, as spreadsheets in China open them without trouble. */
public final class Tables {

    private static final int ROWS_IN_MEMORY = 500;

    private Tables() {}

    /** UTF-8 with byte-order mark, CRLF; cells that a spreadsheet would take for formulas begin with an apostrophe. */
    public static TableWriter csv(OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        return csv(out, UTF_8);
    }

    /** The same without byte-order mark, in the encoding given. */
    public static TableWriter csv(OutputStream out, Charset encoding) {
        return new Csv(
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(new OutputStreamWriter(out, encoding)));
    }

    /** One sheet; every cell is text, so that nothing in it is computed. */
    public static TableWriter xlsx(OutputStream out, String sheet) {
        var workbook = new Workbook(out, "Anju", "1.0");
        return new Xlsx(workbook, workbook.newWorksheet(sheet));
    }

    /** The cell, harmless: {@code =1+1} becomes {@code '=1+1}. */
    static String neutralise(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private record Csv(CsvWriter csv) implements TableWriter {

        @Override
        public void row(List<String> cells) {
            csv.writeRecord(cells.stream().map(Tables::neutralise).toList());
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    private static final class Xlsx implements TableWriter {

        private final Workbook workbook;
        private final Worksheet sheet;
        private int row;

        Xlsx(Workbook workbook, Worksheet sheet) {
            this.workbook = workbook;
            this.sheet = sheet;
        }

        @Override
        public void row(List<String> cells) throws IOException {
            for (var i = 0; i < cells.size(); i++) {
                sheet.inlineString(row, i, cells.get(i));
            }
            if (++row % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            workbook.close();
        }
    }
}
