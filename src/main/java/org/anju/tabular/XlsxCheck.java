package org.anju.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Refuses an XLSX file that would do harm: macros, links to elsewhere, or contents that grow when unpacked. Unpacks everything once,
 * because what a ZIP file says about its sizes need not be true, and stops where it becomes too much.
 */
final class XlsxCheck {

    /** Values of other workbooks, connections to databases, objects of other programs. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "xl/(externalLinks/.*|connections\\.xml|queryTables/.*|embeddings/.*|activeX/.*|ctrlProps/.*|model/.*)");

    private static final int MOST_ENTRIES = 500;
    private static final long LARGEST_TOTAL = 250L << 20;
    private static final long LARGEST_STRINGS = 60L << 20;
    private static final long RATIO_MATTERS_FROM = 2L << 20;
    private static final int HIGHEST_RATIO = 100;

    private XlsxCheck() {}

    static void check(Path path) throws UnreadableFile, IOException {
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_ENTRIES || zip.getEntry("xl/workbook.xml") == null) {
                throw new UnreadableFile("xlsx");
            }
            var room = LARGEST_TOTAL;
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                room -= check(zip, entries.nextElement(), room);
            }
        } catch (ZipException e) {
            throw new UnreadableFile("xlsx");
        }
    }

    private static long check(ZipFile zip, ZipEntry entry, long room) throws UnreadableFile, IOException {
        var name = entry.getName();
        if (name.endsWith("vbaProject.bin") || name.contains("macrosheets/")) {
            throw new UnreadableFile("macros");
        }
        if (ELSEWHERE.matcher(name).matches()) {
            throw new UnreadableFile("elsewhere");
        }
        var largest = name.endsWith("sharedStrings.xml") ? Math.min(room, LARGEST_STRINGS) : room;
        try (var in = zip.getInputStream(entry)) {
            return unpack(in, new Growth(entry.getCompressedSize(), largest), new XmlScan(name.endsWith(".xml")));
        }
    }

    private static long unpack(InputStream in, Growth growth, XmlScan scan) throws UnreadableFile, IOException {
        var bytes = new byte[1 << 16];
        var total = 0L;
        for (var n = in.read(bytes); n >= 0; n = in.read(bytes)) {
            total += n;
            growth.check(total);
            scan.take(bytes, n);
        }
        return total;
    }

    /** How far one entry may grow. */
    private record Growth(long packed, long largest) {

        void check(long unpacked) throws UnreadableFile {
            var tooDense = unpacked > RATIO_MATTERS_FROM && unpacked / Math.max(1, packed) > HIGHEST_RATIO;
            if (tooDense || unpacked > largest) {
                throw new UnreadableFile("bomb");
            }
        }
    }
}
