package org.anju.tabular;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of an XLSX file, row by row. The file has passed {@link XlsxCheck} before. */
final class XlsxRows {

    /** Our own templates explain themselves on a second sheet, which is passed over. */
    static final String EXPLANATION = "填写说明";

    private static final int LAST_ROW = 1_048_576;
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    /** How a workbook writes a character that XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x00(0[9aAdD]|[01][0-9a-fA-F]|7[fF])_");

    /** In a format: text, an escaped character, a colour or language, and space as wide as a character. */
    private static final Pattern NO_PLACES_FOR_DIGITS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]|[_*].");

    private XlsxRows() {}

    static void read(Path path, RowSink rows) throws UnreadableFile, IOException {
        XlsxCheck.check(path);
        try (var workbook = open(path)) {
            if (workbook.isDate1904()) {
                throw new UnreadableFile("date-1904");
            }
            read(theSheet(workbook), rows);
        }
    }

    /** Not every program writes a part for formats. */
    private static ReadableWorkbook open(Path path) throws UnreadableFile, IOException {
        try {
            return new ReadableWorkbook(path.toFile(), WITH_FORMATS);
        } catch (RuntimeException withoutFormats) {
            return openPlainly(path);
        }
    }

    private static ReadableWorkbook openPlainly(Path path) throws UnreadableFile, IOException {
        try {
            return new ReadableWorkbook(path.toFile());
        } catch (RuntimeException malformed) {
            throw new UnreadableFile("xlsx");
        }
    }

    private static List<Sheet> sheets(ReadableWorkbook workbook) throws UnreadableFile {
        try {
            return workbook.getSheets().toList();
        } catch (RuntimeException malformed) {
            throw new UnreadableFile("xlsx");
        }
    }

    /** The one sheet that is not empty and not an explanation. */
    private static Sheet theSheet(ReadableWorkbook workbook) throws UnreadableFile, IOException {
        var meant = new ArrayList<Sheet>();
        for (var sheet : sheets(workbook)) {
            if (!sheet.getName().equals(EXPLANATION) && !isEmpty(sheet)) {
                meant.add(sheet);
            }
        }
        if (meant.isEmpty()) {
            throw new UnreadableFile("empty");
        }
        if (meant.size() > 1) {
            var hides = meant.stream().anyMatch(sheet -> sheet.getVisibility() != SheetVisibility.VISIBLE);
            throw new UnreadableFile(hides ? "hidden-sheets" : "several-sheets", meant.size());
        }
        return meant.get(0);
    }

    private static boolean isEmpty(Sheet sheet) throws UnreadableFile, IOException {
        try (var rows = sheet.openStream()) {
            var each = rows.iterator();
            var row = next(each);
            while (row.isPresent() && row.get().isEmpty()) {
                row = next(each);
            }
            return row.isEmpty();
        }
    }

    /** Rows stand one below the other: faults are told by row. */
    private static void read(Sheet sheet, RowSink sink) throws UnreadableFile, IOException {
        try (var rows = sheet.openStream()) {
            var each = rows.iterator();
            var last = 0;
            for (var row = next(each); row.isPresent(); row = next(each)) {
                if (row.get().number() <= last || row.get().number() > LAST_ROW) {
                    throw new UnreadableFile("xlsx");
                }
                last = row.get().number();
                sink.accept(row.get());
            }
        }
    }

    /** What the reader stumbles over is the file's fault and never ours. */
    private static Optional<Row> next(Iterator<org.dhatim.fastexcel.reader.Row> rows) throws UnreadableFile {
        try {
            return rows.hasNext() ? Optional.of(row(rows.next())) : Optional.empty();
        } catch (RuntimeException malformed) {
            throw new UnreadableFile("xlsx");
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
            case NUMBER -> number(plain(cell.asNumber()), cell.getDataFormatString());
            case BOOLEAN -> Cell.text(cell.asBoolean() ? "是" : "否");
            case STRING -> Cell.text(GbPrivateUse.standardise(unescaped(cell.asString())));
        };
    }

    /** A format may show more digits than there are. */
    private static Cell number(String plain, @Nullable String format) {
        var digits = plain.replaceFirst("^-", "").replaceFirst("\\..*", "").length();
        var isPadded = format != null && zeros(format) > Math.max(1, digits);
        return new Cell(plain, isPadded ? Cell.Kind.PADDED : Cell.Kind.NUMBER);
    }

    /** How many digits a format shows at least before the point. */
    private static long zeros(String format) {
        var forPositive = NO_PLACES_FOR_DIGITS.matcher(format).replaceAll("").replaceFirst("[;.].*", "");
        return forPositive.chars().filter(c -> c == '0').count();
    }

    private static String unescaped(String text) {
        return text.contains("_x00")
                ? ESCAPED.matcher(text)
                        .replaceAll(each ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1), 16))))
                : text;
    }

    /** In full, but never thousands of digits: no spreadsheet stores more than 17 that count. */
    private static String plain(BigDecimal number) {
        var huge = number.precision() > 40 || Math.abs((long) number.scale()) > 40;
        return huge ? number.toString() : number.stripTrailingZeros().toPlainString();
    }
}
