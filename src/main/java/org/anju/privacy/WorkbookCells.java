package org.anju.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collections;
import org.anju.privacy.Finding.Place.Scope;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Reads every part of an XLSX or DOCX file: all sheets, hidden ones too, shared and inline strings, numbers, comments,
 * properties and the names of the parts. What is not XML (a picture, a macro) is unreadable.
 */
final class WorkbookCells {

    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final long LONGEST = 1L << 31;

    private final Artefact artefact;
    private final LeakScan scan;

    private final SharedStrings strings = new SharedStrings();

    WorkbookCells(Artefact artefact, LeakScan scan) {
        this.artefact = artefact;
        this.scan = scan;
    }

    void read() throws IOException {
        readParts(this::collectStrings);
        readParts(this::scanPart);
        scan.enter(Scope.HIDDEN, STRINGS);
        strings.unusedLeaks().forEach(scan::aside);
    }

    private interface Part {
        void read(String name, Reader in) throws IOException;
    }

    /** By the archive's directory, as a spreadsheet program does, not by what lies between its parts. */
    private void readParts(Part part) throws IOException {
        try (var in = artefact.content().open();
                var zip = ZipFile.builder().setByteArray(in.readAllBytes()).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (!entry.isDirectory() && !scan.isFull()) {
                    part.read(entry.getName(), StrictUtf8.reader(limited(zip.getInputStream(entry))));
                }
            }
        }
    }

    private void collectStrings(String name, Reader in) throws IOException {
        if (name.equals(STRINGS)) {
            Markup.read(in, strings);
        }
    }

    private void scanPart(String name, Reader in) throws IOException {
        scan.enter(Scope.HIDDEN, name);
        scan.aside(name);
        if (name.equals(STRINGS)) {
            return;
        }
        if (!name.endsWith(".xml") && !name.endsWith(".rels") && !name.endsWith(".vml")) {
            scan.unreadable("");
        } else {
            Markup.read(in, new PartCells(name, scan, strings));
        }
    }

    /** Keeps a bomb from going off. */
    private static InputStream limited(InputStream in) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(LONGEST)
                .setOnMaxCount((most, read) -> {
                    throw new IOException("A part of the file is too long.");
                })
                .get();
    }
}
