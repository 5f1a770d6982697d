package org.anju.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.anju.tabular.Complaint;
import org.anju.tabular.Fault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files in. The officer's click ends when the file has arrived; the rest goes on without a browser. */
@Component
public class Imports {

    private final ImportRows rows;
    private final FaultRows faults;
    private final FileKinds kinds;
    private final ImportFolder folder;
    private final ImportFiles files;
    private final ImportDesk desk;
    private final OfficialClock clock;
    private final TransactionTemplate together;

    Imports(
            ImportRows rows,
            FaultRows faults,
            FileKinds kinds,
            ImportFolder folder,
            ImportFiles files,
            ImportDesk desk,
            OfficialClock clock,
            PlatformTransactionManager transactions) {
        this.folder = folder;
        this.files = files;
        this.together = new TransactionTemplate(transactions);
        this.rows = rows;
        this.faults = faults;
        this.kinds = kinds;
        this.desk = desk;
        this.clock = clock;
    }

    /** What happened when a file was handed in. */
    public sealed interface Arrival {

        record Accepted(ImportId id) implements Arrival {}

        /** The same bytes were handed in before, for the same purpose. */
        record Known(ImportId id) implements Arrival {}

        record Refused(Complaint why) implements Arrival {}
    }

    /**
     * Keeps the file and begins to read it in the background.
     *
     * @param deed what stands or falls with a file that is kept
     */
    public Arrival accept(Purpose purpose, InputStream content, String officer, Consumer<ImportId> deed)
            throws IOException {
        var kind = kinds.find(purpose.kind()).orElseThrow();
        var objection = kind.objectionTo(purpose);
        if (objection.isPresent()) {
            return new Arrival.Refused(objection.get());
        }
        try (var file = folder.keep(content)) {
            var arriving = arriving(purpose, file, officer);
            if (!keep(arriving, file, deed)) {
                return new Arrival.Known(
                        rows.same(purpose, file.sha256()).map(Import::id).orElse(arriving.id()));
            }
            desk.wake();
            return new Arrival.Accepted(arriving.id());
        }
    }

    /** False if the same bytes are there already. */
    private boolean keep(Import arriving, ArrivedFile file, Consumer<ImportId> deed) {
        return Boolean.TRUE.equals(together.execute(transaction -> {
            var isNew = rows.add(arriving);
            if (isNew) {
                files.keep(arriving.id(), file);
                deed.accept(arriving.id());
            }
            return isNew;
        }));
    }

    public Optional<Import> find(ImportId id) {
        return rows.find(id);
    }

    /** Latest first, of the region and all below it. */
    public List<Import> latest(RegionCode scope, int limit, int offset) {
        return rows.latest(scope, limit, offset);
    }

    /** The first faults by cell, for a page. */
    public List<Fault> firstFaults(ImportId id, int limit) {
        return faults.first(id, limit);
    }

    public List<Fault> faultsOfRow(ImportId id, int row) {
        return faults.ofRow(id, row);
    }

    /** All faults by cell, for a file. */
    public void forEachFault(ImportId id, Consumer<Fault> each) {
        faults.forEach(id, each);
    }

    private Import arriving(Purpose purpose, ArrivedFile file, String officer) {
        return new Import(
                new ImportId(UUID.randomUUID()),
                purpose,
                file.sha256(),
                ImportState.WAITING,
                officer,
                clock.instant(),
                Optional.empty(),
                Import.Counts.NONE,
                Optional.empty());
    }

    /** For tests and loaders: the file is read before this returns. */
    public Arrival acceptNow(Purpose purpose, Path file, String officer) throws IOException {
        try (var content = java.nio.file.Files.newInputStream(file)) {
            var arrival = accept(purpose, content, officer, kept -> {});
            desk.waitUntilIdle();
            return arrival;
        }
    }
}
