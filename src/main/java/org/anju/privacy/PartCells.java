package org.anju.privacy;

import org.anju.privacy.Finding.Place.Scope;

/** A part of a workbook, read as a sheet if it is one: a workbook may keep its sheets under any name. */
final class PartCells implements Markup.Sink {

    private final String name;
    private final LeakScan scan;
    private final SharedStrings strings;
    private Markup.Sink cells;

    PartCells(String name, LeakScan scan, SharedStrings strings) {
        this.name = name;
        this.scan = scan;
        this.strings = strings;
        this.cells = new MarkupCells(scan);
    }

    @Override
    public void open(Tags.Tag tag) {
        if (tag.name().equals("worksheet")) {
            scan.enter(Scope.SHEET, name);
            cells = new SheetCells(scan, strings);
        }
        cells.open(tag);
    }

    @Override
    public void close(String element) {
        cells.close(element);
    }

    @Override
    public void character(char c) {
        cells.character(c);
    }

    @Override
    public void characters(char[] text, int from, int to) {
        cells.characters(text, from, to);
    }

    @Override
    public void hidden(String text) {
        cells.hidden(text);
    }
}
