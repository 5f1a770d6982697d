package org.anju.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * RFC 4180 in UTF-8, for two kinds of readers.
 *
 * <ul>
 *   <li>For programs: no byte order mark, LF after every record, the columns' keys as the header, every value
 *       exactly as published. A spreadsheet may take such a value for a formula; it is given the other one.
 *   <li>For spreadsheets: the byte order mark EF BB BF, CR LF after every record, the columns' labels as the
 *       header, values that begin like a formula preceded by an apostrophe.
 * </ul>
 *
 * A field is quoted when it holds a comma, a quote, CR or LF; a quote inside is doubled.
 */
public record CsvFile(Reader reader) implements DataFile {

    /** Who opens the file. */
    public enum Reader {
        PROGRAM,
        SPREADSHEET
    }

    @Override
    public String suffix() {
        return reader == Reader.PROGRAM ? ".csv" : "-excel.csv";
    }

    @Override
    public String mediaType() {
        return "text/csv; charset=utf-8";
    }

    @Override
    public void write(Sheet sheet, OutputStream out) throws IOException {
        if (reader == Reader.PROGRAM) {
            write(out, LineDelimiter.LF, sheet.keys(), sheet.rows(), value -> value);
        } else {
            out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
            write(out, LineDelimiter.CRLF, sheet.labels(), sheet.rows(), FormulaCell::neutralised);
        }
        out.flush();
    }

    private static void write(
            OutputStream out,
            LineDelimiter end,
            List<String> header,
            Iterable<List<String>> rows,
            UnaryOperator<String> value)
            throws IOException {
        var text = new OutputStreamWriter(out, UTF_8);
        var csv = CsvWriter.builder().lineDelimiter(end).build(text);
        csv.writeRecord(header.stream().map(value).toList());
        for (var row : rows) {
            csv.writeRecord(row.stream().map(value).toList());
        }
        csv.flush();
        text.flush();
    }
}
