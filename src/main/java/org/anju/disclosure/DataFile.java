package org.anju.disclosure;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a list in one format; the same list always gives the same bytes. The stream stays open. */
public sealed interface DataFile permits CsvFile, XlsxFile, JsonFile, PrintPdf {

    /** The end of the file's name after the edition's, such as {@code .csv}. */
    String suffix();

    String mediaType();

    void write(Sheet sheet, OutputStream out) throws IOException;
}
