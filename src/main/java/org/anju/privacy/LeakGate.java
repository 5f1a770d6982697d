package org.anju.privacy;

import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.privacy.Finding.Place.Scope;

/**
 * The last look at a file before it is public: ID numbers, telephones and bank cards, wherever they hide, in the very
 * bytes that people will download. Nothing found means it may pass; what the gate cannot read does not pass.
 *
 * <p>Documents have numbers too. Letters next to digits, dates, hashes and amounts raise no alarm.
 */
public final class LeakGate {

    private final Set<String> official;

    /** @param officialNumbers what may stand in public: the office's telephones and codes, however they are written */
    public LeakGate(Collection<String> officialNumbers) {
        official = officialNumbers.stream().map(LeakGate::bare).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a text of its own would be stopped, wherever it stands and whoever publishes it. */
    public static boolean stops(String text) {
        return !LeakText.in(text).isEmpty();
    }

    /** All findings, in the order of the file, at most a hundred. */
    public List<Finding> scan(Artefact artefact) {
        var scan = new LeakScan(official);
        scan.enter(Scope.FILE_NAME, artefact.fileName());
        scan.aside(artefact.fileName());
        scan.enter(Scope.TEXT, "");
        try {
            read(artefact, scan);
        } catch (IOException | IllegalArgumentException unreadable) {
            scan.unreadable("");
        }
        return scan.findings();
    }

    private static void read(Artefact artefact, LeakScan scan) throws IOException {
        switch (format(artefact.mediaType())) {
            case "csv" -> readText(artefact, scan, (in, to) -> new TextCells(in, to).readCsv());
            case "json" -> readText(artefact, scan, (in, to) -> new TextCells(in, to).readJson());
            case "markup" -> readText(artefact, scan, (in, to) -> Markup.read(in, new MarkupCells(to)));
            case "text" -> readText(artefact, scan, (in, to) -> new TextCells(in, to).readText());
            case "workbook" -> new WorkbookCells(artefact, scan).read();
            case "pdf" -> new PdfCells(artefact, scan).read();
            default -> scan.unreadable(artefact.mediaType());
        }
    }

    private static String format(String mediaType) {
        var type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("text/csv")) {
            return "csv";
        }
        if (type.equals("application/json") || type.endsWith("+json")) {
            return "json";
        }
        if (type.equals("text/html") || type.endsWith("/xml") || type.endsWith("+xml")) {
            return "markup";
        }
        if (type.startsWith("application/vnd.openxmlformats-officedocument.")) {
            return "workbook";
        }
        if (type.equals("application/pdf")) {
            return "pdf";
        }
        return type.startsWith("text/") ? "text" : "unknown";
    }

    @FunctionalInterface
    private interface Cells {
        void read(Reader in, LeakScan scan) throws IOException;
    }

    private static void readText(Artefact artefact, LeakScan scan, Cells cells) throws IOException {
        try (var in = StrictUtf8.reader(artefact.content().open())) {
            cells.read(in, scan);
        }
    }

    /** Digits and X alone; the country code falls away. */
    private static String bare(String number) {
        var bare = IdNumber.normalise(number).replaceAll("[^0-9X]", "");
        return bare.length() > 11 ? bare.replaceFirst("^(0086|86)(?=1[3-9][0-9]{9}$)", "") : bare;
    }
}
