package org.anju.tabular;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the first sheet of an XLSX file, row by row. The file has passed {@link XlsxCheck} before. */
final class XlsxRows {

    /** Our own templates explain themselves on a second sheet, which is passed over. */
    static final String EXPLANATION = "填写说明";

    private XlsxRows() {}

    static void read(Path path, RowSink rows) throws UnreadableFile, IOException {
        XlsxCheck.check(path);
        try (var workbook = new ReadableWorkbook(path.toFile())) {
            if (workbook.isDate1904()) {
                throw new UnreadableFile("date-1904");
            }
            read(theSheet(workbook), rows);
        } catch (ExcelReaderException | NumberFormatException | IndexOutOfBoundsException | IllegalStateException e) {
            throw new UnreadableFile("xlsx");
        }
    }

    /** The one sheet that is not empty and not an explanation. */
    private static Sheet theSheet(ReadableWorkbook workbook) throws UnreadableFile, IOException {
        var meant = new ArrayList<Sheet>();
        for (var sheet : workbook.getSheets().toList()) {
            if (!sheet.getName().equals(EXPLANATION) && !isEmpty(sheet)) {
                meant.add(sheet);
            }
        }
        if (meant.isEmpty()) {
            throw new UnreadableFile("empty");
        }
        if (meant.size() > 1) {
            throw new UnreadableFile("several-sheets", meant.size());
        }
        return meant.get(0);
    }

    private static boolean isEmpty(Sheet sheet) throws IOException {
        try (var rows = sheet.openStream()) {
            return rows.map(XlsxRows::row).allMatch(Row::isEmpty);
        }
    }

    private static void read(Sheet sheet, RowSink sink) throws UnreadableFile, IOException {
        try (var rows = sheet.openStream()) {
            for (var each = rows.iterator(); each.hasNext(); ) {
                sink.accept(row(each.next()));
            }
        }
    }

    private static Row row(org.dhatim.fastexcel.reader.Row row) {
        var cells = new ArrayList<Cell>(row.getCellCount());
        for (var i = 0; i < row.getCellCount(); i++) {
            cells.add(row.hasCell(i) ? cell(row.getCell(i)) : Cell.EMPTY);
        }
        return new Row(row.getRowNum(), List.copyOf(cells));
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getFormula() != null) {
            return new Cell("", Cell.Kind.FORMULA);
        }
        return switch (cell.getType()) {
            case EMPTY -> Cell.EMPTY;
            case FORMULA -> new Cell("", Cell.Kind.FORMULA);
            case ERROR -> new Cell("", Cell.Kind.ERROR);
            case NUMBER -> new Cell(plain(cell.asNumber()), Cell.Kind.NUMBER);
            case BOOLEAN -> Cell.text(cell.asBoolean() ? "是" : "否");
            case STRING -> Cell.text(GbPrivateUse.standardise(cell.asString()));
        };
    }

    /** In full, but never thousands of digits: no spreadsheet stores more than 17 that count. */
    private static String plain(BigDecimal number) {
        var huge = number.precision() > 40 || Math.abs((long) number.scale()) > 40;
        return huge ? number.toString() : number.stripTrailingZeros().toPlainString();
    }
}
