package org.anju.tabular;

import java.io.IOException;
import java.util.List;

/** Writes a table row by row; closing it completes the file. */
public interface TableWriter extends AutoCloseable {

    void row(List<String> cells) throws IOException;

    @Override
    void close() throws IOException;
}
