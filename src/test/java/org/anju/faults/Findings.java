package org.anju.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.batch.PublishedProcedure;
import org.anju.calendar.Appointment;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Publications;
import org.anju.oversight.OneRound;
import org.anju.process.FailedJobs;
import org.anju.site.FreshSite;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with a county after everything that should happen by itself has happened. */
final class Findings {

    /** Jobs that failed wait for ten seconds, then for a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ApplicationContext context;
    private final JdbcClient sql;
    private final List<Appointment> engine;
    private final FailedJobs failed;
    private final Publications publications;
    private final PublishedProcedure procedure;
    private final Path data;
    private final List<String> found = new ArrayList<>();

    Findings(
            ApplicationContext context,
            JdbcClient sql,
            List<Appointment> engine,
            FailedJobs failed,
            Publications publications,
            PublishedProcedure procedure,
            @Value("${anju.data}") Path data) {
        this.context = context;
        this.sql = sql;
        this.engine = engine;
        this.failed = failed;
        this.publications = publications;
        this.procedure = procedure;
        this.data = data;
    }

    /** One line each; the last line says how much there was to find it in. */
    void write() {
        patiently("work that does not end", this::isAtRest);
        failed.all().forEach(job -> found.add("failed job " + job));
        lost();
        var notes = new Notes(data);
        forgotten(notes, Notes.BEGUN, "SELECT number FROM housing.batch");
        forgotten(notes, Notes.SIGNED_UP, "SELECT batch_number || ' ' || registration_number FROM housing.sign_up");
        forgotten(notes, Notes.COMPLETED, "SELECT subject FROM housing.audit WHERE deed = 'task.completed'");
        lines("published twice", """
                SELECT obligation_id::text FROM disclosure.edition e
                 WHERE NOT EXISTS (SELECT FROM disclosure.edition later WHERE later.replaces = e.id)
                 GROUP BY obligation_id HAVING count(*) > 1
                """);
        lines("decided twice", "SELECT batch_number || ' ' || node FROM housing.node_outcome WHERE round > 1");
        lines("not one leaf each", """
                SELECT e.id::text FROM disclosure.edition e
                  FULL JOIN disclosure.leaf l ON l.edition = e.id::text WHERE e.id IS NULL OR l.edition IS NULL
                """);
        OneRound.of(context).forEach(difference -> found.add("the reconciler found " + difference));
        theSite();
        try {
            found.add(extent());
            Files.write(data.resolve("findings.txt"), found);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isAtRest() {
        return engine.stream().noneMatch(Appointment::isBusy)
                && failed.all().isEmpty()
                && publications.awaiting().isEmpty();
    }

    private void lost() {
        sql.sql("""
                        SELECT batch_number, node FROM housing.node_outcome o
                         WHERE NOT EXISTS (SELECT FROM disclosure.obligation b WHERE b.batch_number = o.batch_number
                                              AND b.node = o.node AND b.part = o.part AND b.round = o.round)
                        """).query((row, number) -> new String[] {row.getString(1), row.getString(2)}).list().stream()
                .filter(each -> procedure.owes(new NodeId(each[1])).isPresent())
                .forEach(each -> found.add("lost " + String.join(" ", each)));
    }

    /** What a clerk was told is done is in the database, once, and was never there to be done again. */
    private void forgotten(Notes notes, String deed, String query) {
        var kept = sql.sql(query).query(String.class).list();
        var once = new HashSet<>(kept);
        if (once.size() < kept.size()) {
            found.add(deed + " twice: " + (kept.size() - once.size()));
        }
        var told = new HashSet<String>();
        for (var subject : notes.of(deed)) {
            if (!told.add(subject)) {
                found.add(deed + " again after it had been done: " + subject);
            } else if (!once.contains(subject)) {
                found.add(deed + " and forgotten: " + subject);
            }
        }
    }

    private void lines(String what, String query) {
        sql.sql(query).query(String.class).list().forEach(each -> found.add(what + " " + each));
    }

    /** The worker that renders may still be at it. */
    private void theSite() {
        var last = new AtomicReference<List<String>>(List.of());
        patiently("a site that differs from a fresh one", () -> {
            last.set(FreshSite.differences(context, Files.createTempDirectory(data, "fresh-")));
            return last.get().isEmpty();
        });
        last.get().forEach(name -> found.add("the site's " + name));
    }

    private void patiently(String otherwise, java.util.concurrent.Callable<Boolean> done) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    // A file may vanish while the folder is read.
                    .ignoreExceptions()
                    .until(done);
        } catch (ConditionTimeoutException never) {
            found.add(otherwise);
        }
    }

    private String extent() {
        return sql.sql("""
                        SELECT (SELECT count(*) FROM housing.batch) || ' batches, '
                            || (SELECT count(*) FROM housing.node_outcome) || ' outcomes, '
                            || (SELECT count(*) FROM disclosure.obligation) || ' obligations, '
                            || (SELECT count(*) FROM disclosure.edition) || ' editions, '
                            || (SELECT count(*) FROM disclosure.publication) || ' public'
                        """).query(String.class).single() + ", %d notes".formatted(new Notes(data).count());
    }
}
