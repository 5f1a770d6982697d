package org.anju.tabular;

import static java.nio.charset.CodingErrorAction.REPORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a CSV file as it comes from a spreadsheet or a program: UTF-8 with or without byte-order mark, or GB18030. */
final class CsvRows {

    private static final List<Charset> ENCODINGS = List.of(UTF_8, Charset.forName("GB18030"));
    private static final int LONGEST_FIELD = 1 << 22;

    private CsvRows() {}

    static void read(Path path, RowSink rows) throws UnreadableFile, IOException {
        var encoding = encodingOf(path);
        try {
            read(path, encoding, rows);
        } catch (UnreadableFile refused) {
            throw encoding == UTF_8 ? refused : orOfAnotherEncoding(refused);
        }
    }

    /** GB 18030 has a character for nearly everything: another encoding shows in the first word alone. */
    private static UnreadableFile orOfAnotherEncoding(UnreadableFile refused) {
        var told = refused.complaint();
        var isAnother = told.key().equals("tabular.file.wrong-template")
                && told.arguments().contains("A1");
        return isAnother
                ? new UnreadableFile("encoding-or-template", told.arguments().toArray())
                : refused;
    }

    private static void read(Path path, Charset encoding, RowSink rows) throws UnreadableFile, IOException {
        try (var in = open(path, encoding);
                var records = CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_FIELD)
                        .ofCsvRecord(in)) {
            var number = 0;
            for (CsvRecord each : records) {
                rows.accept(row(++number, each));
            }
        } catch (CsvParseException e) {
            throw new UnreadableFile(isBeyondTheBuffer(e) ? "cell" : "csv");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The reader has one exception for a quote that never closes, too, which then swallows the rest of the file. */
    private static boolean isBeyondTheBuffer(CsvParseException e) {
        return String.valueOf(e.getMessage()).contains("maximum buffer size");
    }

    private static Row row(int number, CsvRecord csv) throws UnreadableFile {
        if (csv.getFieldCount() > TableFile.MOST_COLUMNS) {
            throw new UnreadableFile("columns", TableFile.MOST_COLUMNS);
        }
        return new Row(number, csv.getFields().stream().map(CsvRows::cell).toList());
    }

    private static Cell cell(String field) {
        return Cell.text(GbPrivateUse.standardise(field));
    }

    /** The first encoding in which every byte of the file makes sense: decided by reading all of it. */
    private static Charset encodingOf(Path path) throws UnreadableFile, IOException {
        for (var encoding : ENCODINGS) {
            if (decodes(path, encoding)) {
                return encoding;
            }
            if (encoding == UTF_8) {
                MixedEncodings.refuse(path);
            }
        }
        throw new UnreadableFile("encoding");
    }

    private static boolean decodes(Path path, Charset encoding) throws UnreadableFile, IOException {
        var nulls = new NullCharacters();
        try (var in = open(path, encoding)) {
            var characters = new char[8192];
            for (var n = in.read(characters); n >= 0; n = in.read(characters)) {
                nulls.take(characters, n);
            }
        } catch (CharacterCodingException notThisOne) {
            return false;
        }
        // Nothing but UTF-8 is certain to be what it decodes as: UTF-16 may happen to be GB 18030.
        if (!nulls.none() && nulls.few() && (encoding == UTF_8 || nulls.scattered())) {
            throw new UnreadableFile("null-characters", nulls.line());
        }
        return nulls.none();
    }

    private static Reader open(Path path, Charset encoding) throws IOException {
        var decoder = encoding.newDecoder().onMalformedInput(REPORT).onUnmappableCharacter(REPORT);
        return new InputStreamReader(Files.newInputStream(path), decoder);
    }
}
