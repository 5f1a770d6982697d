package org.anju.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anju.calendar.OfficialClock;
import org.anju.tabular.Complaint;
import org.anju.tabular.Fault;
import org.anju.tabular.Line;
import org.anju.tabular.TableFile;
import org.anju.tabular.UnreadableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads one file: every line and every fault, then writes all of it or, if the officer chose so, its sound lines.
 *
 * <p>The lines and the word that they are written commit together. Progress and faults are written beside that
 * transaction, so that they are seen meanwhile and stay when it is rolled back.
 */
@Component
class ImportRun {

    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final int LINES_BETWEEN_REPORTS = 1_000;

    /** Whoever reads so many faults has seen what is wrong with the file; the others are counted. */
    static final int MOST_KEPT = 20_000;

    private final ImportRows rows;
    private final FaultRows faults;
    private final OfficialClock clock;
    private final TransactionTemplate whole;
    private final TransactionTemplate beside;

    ImportRun(ImportRows rows, FaultRows faults, OfficialClock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.faults = faults;
        this.clock = clock;
        this.whole = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void read(Import arriving, FileKind kind, Path path) {
        var reading = new Reading(arriving);
        try {
            whole.executeWithoutResult(transaction -> {
                if (!reading.readAndWrite(kind, path)) {
                    transaction.setRollbackOnly();
                }
            });
        } catch (DuplicateKeyException meanwhile) {
            reading.refused = Complaint.of("intake.meanwhile");
        } catch (RuntimeException fault) {
            log.error("Import {} failed and has written nothing.", arriving.id(), fault);
            reading.refused = Complaint.of("intake.failed", arriving.id());
        }
        reading.end();
    }

    /** What is known of a file while it is read. */
    private final class Reading {

        private final Import arriving;
        private final List<Fault> found = new ArrayList<>();
        private final Set<Integer> faultyRows = new HashSet<>();
        private int read;
        private int kept;
        private int faulty;
        private Complaint refused = Complaint.of("intake.refused");
        private boolean written;

        Reading(Import arriving) {
            this.arriving = arriving;
        }

        /** Whether something was written, to be committed. */
        boolean readAndWrite(FileKind kind, Path path) {
            report(ImportState.READING);
            var staging = kind.open(arriving);
            if (!readAll(kind, path, staging)) {
                return false;
            }
            report(ImportState.CHECKING);
            staging.check(this::add);
            keepFaults();
            if (!faultyRows.isEmpty() && arriving.purpose().choice() == Choice.ALL_OR_NOTHING) {
                return false;
            }
            rows.written(arriving.id(), counts(staging.write()), clock.instant());
            written = true;
            return true;
        }

        void end() {
            keepFaults();
            if (!written || !isWritten()) {
                beside.executeWithoutResult(
                        transaction -> rows.refused(arriving.id(), counts(0), refused, clock.instant()));
            }
        }

        private boolean isWritten() {
            return rows.find(arriving.id())
                    .map(Import::state)
                    .filter(ImportState.WRITTEN::equals)
                    .isPresent();
        }

        private boolean readAll(FileKind kind, Path path, Staging staging) {
            try {
                new TableFile(path).forEachLine(kind.template(), line -> take(line, staging));
                return true;
            } catch (UnreadableFile unreadable) {
                refused = unreadable.complaint();
            } catch (IOException broken) {
                refused = Complaint.of("tabular.file.xlsx");
            }
            return false;
        }

        private void take(Line line, Staging staging) {
            staging.take(line);
            line.faults().forEach(this::add);
            if (++read % LINES_BETWEEN_REPORTS == 0) {
                report(ImportState.READING);
            }
        }

        private void add(Fault fault) {
            faultyRows.add(fault.row());
            if (++faulty > MOST_KEPT) {
                return;
            }
            found.add(fault);
            if (found.size() == LINES_BETWEEN_REPORTS) {
                keepFaults();
            }
        }

        private void keepFaults() {
            if (!found.isEmpty()) {
                beside.executeWithoutResult(transaction -> faults.add(arriving.id(), kept, found));
                kept += found.size();
                found.clear();
            }
        }

        private void report(ImportState state) {
            beside.executeWithoutResult(transaction -> rows.progress(arriving.id(), state, read));
        }

        private Import.Counts counts(int lines) {
            return new Import.Counts(read, lines, faultyRows.size(), faulty);
        }
    }
}
