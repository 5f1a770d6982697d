package org.anju.tabular;

/** Takes the rows of a file in their order and may refuse the file at any of them. */
@FunctionalInterface
interface RowSink {

    void accept(Row row) throws UnreadableFile;
}
