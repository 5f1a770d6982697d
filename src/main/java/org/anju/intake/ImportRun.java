package org.anju.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.anju.calendar.OfficialClock;
import org.anju.tabular.Complaint;
import org.anju.tabular.Fault;
import org.anju.tabular.Line;
import org.anju.tabular.TableFile;
import org.anju.tabular.UnreadableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads one file: every line and every fault, then writes all of it or, if the officer chose so, its sound lines.
 *
 * <p>The lines and the word that they are written commit together, in the transaction that holds the file: when the
 * application is stopped or killed meanwhile, nothing is written, and whatever copy runs next begins the file anew.
 * Progress and faults are written beside that transaction, so that they are seen meanwhile and stay when it is rolled
 * back.
 */
@Component
class ImportRun {

    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final int LINES_BETWEEN_REPORTS = 4_000;
    private static final int FAULTS_KEPT_AT_ONCE = 1_000;

    /** Whoever reads so many faults has seen what is wrong with the file; the others are counted. */
    private static final int MOST_KEPT = 20_000;

    /** A file that was begun so often and never came to an end is given up: it may be what stops the application. */
    private static final int MOST_ATTEMPTS = 3;

    /** How long a file with faults can be had with its marks. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final ImportRows rows;
    private final ImportFiles files;
    private final FaultRows faults;
    private final FileKinds kinds;
    private final OfficialClock clock;
    private final TransactionTemplate whole;
    private final TransactionTemplate beside;
    private volatile boolean stopping;

    ImportRun(
            ImportRows rows,
            ImportFiles files,
            FaultRows faults,
            FileKinds kinds,
            OfficialClock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.files = files;
        this.faults = faults;
        this.kinds = kinds;
        this.clock = clock;
        this.whole = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Reads the oldest file that no copy of the application reads; false if there is none. */
    boolean readNext() {
        return !stopping
                && Boolean.TRUE.equals(whole.execute(transaction -> {
                    var next = rows.takeOldest();
                    next.ifPresent(arriving -> new Reading(arriving).read(transaction));
                    return next.isPresent();
                }));
    }

    /** The file at hand is let go of, to be begun anew at the next start. */
    void stop() {
        stopping = true;
    }

    void forgetOldFiles() {
        files.dropOfThoseThatEndedBefore(clock.instant().minus(KEPT));
    }

    /** The application stops. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** A line of a file that was hoped to have no fault has one. */
    private static final class NotStraight extends RuntimeException {

        private static final long serialVersionUID = 1L;
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

        Reading(Import arriving) {
            this.arriving = arriving;
        }

        /** Until the end of the transaction the file is held; so its refusal is on record before it is let go. */
        void read(TransactionStatus transaction) {
            if (begin() > MOST_ATTEMPTS) {
                giveUp();
                return;
            }
            try {
                if (readAndWrite(transaction)) {
                    return;
                }
                refuse();
            } catch (Stopped restart) {
                beside.executeWithoutResult(late -> rows.letGo(arriving.id()));
            } catch (DuplicateKeyException meanwhile) {
                refused = Complaint.of("intake.meanwhile");
                refuse();
            } catch (RuntimeException fault) {
                log.error("Import {} failed and has written nothing.", arriving.id(), fault);
                refused = Complaint.of("intake.failed", arriving.id());
                refuse();
            }
            transaction.setRollbackOnly();
        }

        private int begin() {
            return Optional.ofNullable(beside.execute(now -> {
                        faults.forget(arriving.id());
                        return rows.begin(arriving.id());
                    }))
                    .orElseThrow();
        }

        private void giveUp() {
            rows.interrupted(arriving.id(), Complaint.of("intake.interrupted"), clock.instant());
            files.drop(arriving.id());
        }

        /** Whether something was written, to be committed. */
        private boolean readAndWrite(TransactionStatus transaction) {
            var kind = kinds.find(arriving.purpose().kind()).orElseThrow();
            return kind.openStraight(arriving)
                            .filter(straight -> isStraight(kind, straight, transaction))
                            .isPresent()
                    || stage(kind);
        }

        /** Whether nothing was wrong and all is written; otherwise it is as if it had not been tried. */
        private boolean isStraight(FileKind kind, Straight straight, TransactionStatus transaction) {
            var before = transaction.createSavepoint();
            try {
                if (readAll(kind, line -> takeStraight(line, straight))) {
                    straight.complete();
                    rows.written(arriving.id(), counts(read), clock.instant());
                    files.drop(arriving.id());
                    return true;
                }
            } catch (NotStraight | DataIntegrityViolationException wrong) {
                log.debug("Import {} has faults; it is read again for all of them.", arriving.id());
            }
            straight.abandon();
            transaction.rollbackToSavepoint(before);
            read = 0;
            return false;
        }

        private void takeStraight(Line line, Straight straight) {
            if (!straight.take(line)) {
                throw new NotStraight();
            }
            count();
        }

        private boolean stage(FileKind kind) {
            var staging = kind.open(arriving);
            if (!readAll(kind, line -> take(line, staging))) {
                return false;
            }
            report(ImportState.CHECKING);
            staging.check(this::add);
            keepFaults();
            if (!faultyRows.isEmpty() && arriving.purpose().choice() == Choice.ALL_OR_NOTHING) {
                return false;
            }
            rows.written(arriving.id(), counts(staging.write()), clock.instant());
            if (faultyRows.isEmpty()) {
                files.drop(arriving.id());
            }
            return true;
        }

        private void refuse() {
            keepFaults();
            beside.executeWithoutResult(transaction -> {
                rows.refused(arriving.id(), counts(0), refused, clock.instant());
                if (faulty == 0) {
                    files.drop(arriving.id());
                }
            });
        }

        private boolean readAll(FileKind kind, Consumer<Line> lines) {
            try (var file = files.open(arriving)) {
                new TableFile(file.path()).forEachLine(kind.template(), lines);
                return true;
            } catch (UnreadableFile unreadable) {
                refused = unreadable.complaint();
                return false;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private void take(Line line, Staging staging) {
            staging.take(line);
            line.faults().forEach(this::add);
            count();
        }

        private void count() {
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
            if (found.size() == FAULTS_KEPT_AT_ONCE) {
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
            if (stopping) {
                throw new Stopped();
            }
            beside.executeWithoutResult(transaction -> rows.progress(arriving.id(), state, read));
        }

        private Import.Counts counts(int lines) {
            return new Import.Counts(read, lines, faultyRows.size(), faulty);
        }
    }
}
