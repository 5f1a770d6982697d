package org.anju.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.database.Account;
import org.anju.database.Accounts;
import org.anju.database.Postgres;
import org.anju.database.RestoreMark;
import org.anju.disclosure.Rereading;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that was restored and is not yet worked with. */
final class RestoredDatabase implements AutoCloseable {

    private final Accounts accounts;
    private final @Nullable Postgres postgres;

    private RestoredDatabase(Accounts accounts, @Nullable Postgres postgres) {
        this.accounts = accounts;
        this.postgres = postgres;
    }

    /** Starts the server of a data folder; refused while Anju runs on it. */
    static RestoredDatabase embedded(Path data) {
        if (!Files.isRegularFile(data.resolve("postgresql/PG_VERSION"))) {
            throw new Refused(
                    "The data folder %s holds no database.".formatted(data), "Name the restored folder in ANJU_DATA.");
        }
        var postgres = Postgres.durable(data);
        return new RestoredDatabase(postgres.accounts(), postgres);
    }

    static RestoredDatabase external(Map<String, String> environment) {
        var app = new Account(
                environment.getOrDefault("SPRING_DATASOURCE_USERNAME", System.getProperty("user.name", "")),
                environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
        return new RestoredDatabase(
                new Accounts(
                        environment.getOrDefault("SPRING_DATASOURCE_URL", ""),
                        named(environment, "ANJU_OWNER", app),
                        app,
                        named(environment, "ANJU_SITE", app)),
                null);
    }

    private static Account named(Map<String, String> environment, String prefix, Account other) {
        var name = environment.getOrDefault(prefix + "_USERNAME", "");
        return name.isEmpty() ? other : new Account(name, environment.getOrDefault(prefix + "_PASSWORD", ""));
    }

    /** Compares with the public record, takes back what is missing, and says what has to be done again. */
    void takeBack(PublicFolder site, Path data, PrintStream out) throws IOException {
        migrate();
        var rereading = new Rereading(new DriverManagerDataSource(
                accounts.url(), accounts.app().username(), accounts.app().password()));
        try {
            var missing = rereading.missing(site);
            if (missing == 0) {
                out.println("The public saw nothing that this database lacks.");
                return;
            }
            out.printf("This database is behind what was public: %d entries of the log are missing in it.%n", missing);
            var steps = rereading.take(site);
            var report = report(steps, missing);
            report.forEach(out::println);
            Files.createDirectories(data);
            Files.write(data.resolve("reread.txt"), report);
            out.printf(
                    "This list is also in %s, and on /ops/oversight until it is done.%n", data.resolve("reread.txt"));
        } catch (Rereading.Forked forked) {
            throw new Refused(
                    forked.getMessage()
                            + " This database is no earlier state of what the public saw; nothing was taken.",
                    "Restore to a moment before the two parted, then read back again. docs/operations.md (Restore) says"
                            + " more.");
        }
    }

    /** From here on Anju may work with it. */
    void release() throws SQLException {
        try (var owner = DriverManager.getConnection(
                accounts.url(), accounts.owner().username(), accounts.owner().password())) {
            RestoreMark.clear(owner);
        }
    }

    /** An older backup has no table for it yet. */
    private void migrate() {
        Flyway.configure()
                .dataSource(
                        accounts.url(),
                        accounts.owner().username(),
                        accounts.owner().password())
                .placeholders(Map.of(
                        "app",
                        accounts.app().username(),
                        "reader",
                        accounts.reader().username()))
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static List<String> report(List<Rereading.Step> steps, long missing) {
        var lines = new ArrayList<String>();
        lines.add("%d entries were read back from the public record, with %d editions."
                .formatted(
                        missing,
                        steps.stream()
                                .filter(step -> step.what() != Rereading.What.DECIDE_HOLD)
                                .count()));
        lines.add("Lost for good, because it was never public: the salts of their cells and files (a row of such an"
                + " edition is proved by its file and leaf, no longer by itself), and who decided what.");
        lines.add("To be done again in private; nothing of it is published a second time:");
        steps.forEach(step ->
                lines.add("  %s  %s  %s  %s".formatted(step.subject(), step.indexNumber(), step.title(), words(step))));
        return lines;
    }

    private static String words(Rereading.Step step) {
        return switch (step.what()) {
            case CLOSE_TASK -> "close the task of its disclosure";
            case END_NODE -> "take the node through its steps again, with the same content";
            case BEGIN_BATCH -> "begin the batch again under its number, and take the node through its steps";
            case KEEP_REGISTER -> "bring the register to where it was";
            case NOTE_CHANGE -> "a correction: if it is corrected again, name its changes again";
            case DECIDE_HOLD -> "it was held in public and is held again: decide about it in its review task";
        };
    }

    @Override
    public void close() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
