package org.anju.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Refuses an XLSX file that would do harm: macros, links to elsewhere, or contents that grow when unpacked. Unpacks
 * everything once, because what a ZIP file says about its sizes need not be true, and stops where it becomes too much.
 * What a part is, its contents say: its name may be any.
 */
final class XlsxCheck {

    private static final Pattern MACROS = named(".*vbaProject\\.bin|.*macrosheets/.*");

    /** Values of other workbooks, connections to databases, objects of other programs. */
    private static final Pattern ELSEWHERE = named(
            "xl/(externalLinks/.*|connections\\.xml|queryTables/.*|embeddings/.*|activeX/.*|ctrlProps/.*|model/.*)");

    private static final long LARGEST_TOTAL = 250L << 20;
    private static final long RATIO_MATTERS_FROM = 2L << 20;
    private static final int HIGHEST_RATIO = 100;

    private XlsxCheck() {}

    static void check(Path path) throws UnreadableFile, IOException {
        ArchiveEnd.check(path);
        // The same reader of archives as that of the workbook: two of them may see different parts.
        try (var zip = ZipFile.builder().setPath(path).get()) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new UnreadableFile("xlsx");
            }
            var room = LARGEST_TOTAL;
            for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                room -= check(zip, entries.nextElement(), room);
            }
        } catch (IOException | RuntimeException malformed) {
            throw new UnreadableFile("xlsx");
        }
    }

    private static long check(ZipFile zip, ZipArchiveEntry entry, long room) throws UnreadableFile, IOException {
        if (MACROS.matcher(entry.getName()).matches()) {
            throw new UnreadableFile("macros");
        }
        if (ELSEWHERE.matcher(entry.getName()).matches()) {
            throw new UnreadableFile("elsewhere");
        }
        try (var in = zip.getInputStream(entry)) {
            return unpack(in, new Growth(entry.getCompressedSize(), room));
        }
    }

    private static long unpack(InputStream in, Growth growth) throws UnreadableFile, IOException {
        var scan = new XmlScan();
        var bytes = new byte[1 << 16];
        var total = 0L;
        for (var n = fill(in, bytes); n > 0; n = fill(in, bytes)) {
            if (total == 0 && isProgram(bytes, n)) {
                throw new UnreadableFile("macros");
            }
            total += n;
            growth.check(total);
            scan.take(bytes, n);
        }
        return total;
    }

    private static int fill(InputStream in, byte[] bytes) throws IOException {
        return in.readNBytes(bytes, 0, bytes.length);
    }

    /** Macros and objects of other programs are files of another kind inside this one. */
    private static boolean isProgram(byte[] bytes, int length) {
        return length >= Integer.BYTES && ByteBuffer.wrap(bytes).getInt() == TableFile.OLE2;
    }

    /** Readers find parts whatever the case of their names. */
    private static Pattern named(String names) {
        return Pattern.compile(names, Pattern.CASE_INSENSITIVE);
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
