package org.anju.privacy;

import java.util.Set;

/** Tells rows and cells of any markup by its elements: a table row, a paragraph, a table cell. */
final class MarkupCells implements Markup.Sink {

    /** Inside a line: a number may go on from one to the next. */
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
            "mark",
            "q",
            "r",
            "rpr",
            "rt",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "t",
            "time",
            "tspan",
            "tt",
            "u",
            "v",
            "var",
            "wbr",
            "is",
            "sz",
            "color",
            "rfont",
            "rfonts",
            "family",
            "scheme",
            "charset",
            "szcs",
            "lang",
            "prooferr");

    private static final Set<String> ROWS = Set.of(
            "tr", "row", "p", "div", "li", "br", "dl", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6",
            "section", "article", "header", "footer", "entry", "comment", "title");

    private final LeakScan scan;

    MarkupCells(LeakScan scan) {
        this.scan = scan;
    }

    @Override
    public void open(Tags.Tag tag) {
        part(tag.name());
        scan.found(tag.leaks());
    }

    @Override
    public void close(String name) {
        part(name);
    }

    @Override
    public void character(char c) {
        scan.character(c);
    }

    @Override
    public void characters(char[] text, int from, int to) {
        scan.characters(text, from, to);
    }

    @Override
    public void hidden(String text) {
        scan.aside(text);
    }

    private void part(String name) {
        if (ROWS.contains(name)) {
            scan.endRow();
        } else if (!INLINE.contains(name)) {
            scan.endCell();
        }
    }
}
