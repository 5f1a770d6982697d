package org.anju.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.anju.tabular.Complaint;
import org.anju.tabular.Line;
import org.anju.tabular.MarkedTable;
import org.anju.tabular.TableFile;
import org.anju.tabular.UnreadableFile;
import org.springframework.stereotype.Component;

/** The uploader's own rows with each fault beside its cell, to be put right and handed in again. */
@Component
public class MarkedFile {

    private final ImportFiles files;
    private final FileKinds kinds;
    private final FaultRows faults;

    MarkedFile(ImportFiles files, FileKinds kinds, FaultRows faults) {
        this.files = files;
        this.kinds = kinds;
        this.faults = faults;
    }

    /** Whether it can be had: the file ended with faults in its rows, not longer than a month ago. */
    public boolean isKept(Import done) {
        return done.state().isEnd() && done.counts().faults() > 0 && files.has(done.id());
    }

    /** @param say the sentence for a fault */
    public void write(Import done, Function<Complaint, String> say, OutputStream out) throws IOException {
        var template = kinds.find(done.purpose().kind()).orElseThrow().template();
        var marks = marks(done.id(), say);
        try (var file = files.open(done);
                var table = new MarkedTable(template, out)) {
            new TableFile(file.path()).forEachLine(template, line -> write(line, marks, table));
        } catch (UnreadableFile changed) {
            throw new IllegalStateException("Import %s was readable once.".formatted(done.id()), changed);
        }
    }

    /** By row and column. Few enough for memory: no more are kept. */
    private Map<Integer, Map<Integer, String>> marks(ImportId id, Function<Complaint, String> say) {
        var marks = new HashMap<Integer, Map<Integer, String>>();
        faults.forEach(
                id,
                fault -> marks.computeIfAbsent(fault.row(), row -> new HashMap<>())
                        .merge(fault.column(), say.apply(fault.complaint()), String::concat));
        return marks;
    }

    private static void write(Line line, Map<Integer, Map<Integer, String>> marks, MarkedTable table) {
        try {
            table.row(line.number(), line.cells(), marks.getOrDefault(line.number(), Map.of()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
