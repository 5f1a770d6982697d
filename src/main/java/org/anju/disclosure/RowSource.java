package org.anju.disclosure;

import java.util.List;
import java.util.function.Consumer;

/** Streams the rows of a list in their lawful order, cells in the order of the columns. */
@FunctionalInterface
public interface RowSource {

    /** No rows: the disclosure is its headings. */
    RowSource NONE = rows -> {};

    void forEach(Consumer<List<String>> rows);
}
