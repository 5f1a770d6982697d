package org.anju.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.anju.Measure.medianOf;
import static org.anju.Measure.once;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anju.Measure;
import org.anju.Scratch;
import org.anju.intake.Choice;
import org.anju.sample.SampleFiles;
import org.postgresql.PGConnection;

/** A register of 100,000 households read, checked, sealed and written, against the bare COPY of the same file. */
public final class ImportBench {

    private static final int ROWS = Integer.getInteger("rows", 100_000);
    private static final double MOST = 8;
    private static final int TURNS = 5;

    private ImportBench() {}

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var folder = Scratch.folder();
        SampleFiles.main(new String[] {
            "--households", Integer.toString(ROWS), "--units", "0", "--out", folder.toString()
        });
        var csv = folder.resolve("households.csv");
        var xlsx = folder.resolve("households.xlsx");
        // What is compiled on the way belongs to neither.
        for (var turn = 0; turn < TURNS; turn++) {
            copied(csv);
            timed(turn % 2 == 0 ? csv : xlsx);
        }
        var floor = medianOf(TURNS, () -> copied(csv));
        Measure.say("bare COPY of %,d rows".formatted(ROWS), floor);
        for (var file : List.of(csv, xlsx)) {
            Measure.ratio(
                    "import of %,d rows, %s".formatted(ROWS, file.getFileName()),
                    medianOf(TURNS, () -> timed(file)),
                    floor,
                    MOST);
        }
    }

    private static Measure.Taken timed(Path file) throws Exception {
        try (var desk = new Desk()) {
            return once(() -> {
                var done = desk.hand("households", Choice.ALL_OR_NOTHING, "", file);
                if (done.counts().written() != ROWS) {
                    throw new IllegalStateException("Only %d rows were written.".formatted(done.counts().written()));
                }
            });
        }
    }

    /** Into a table with the same columns as text, a primary key, and logged like the register. */
    private static Measure.Taken copied(Path csv) throws Exception {
        var database = org.anju.Database.fresh();
        database.owner().sql("""
                        CREATE TABLE housing.bare (number text, applicant text, id_number text, converts text,
                          housing_type text, size integer, tier text, registered_on date, line bigserial PRIMARY KEY)
                        """).update();
        database.owner().sql("GRANT ALL ON housing.bare, housing.bare_line_seq TO anju_app").update();
        try (var connection = database.appDataSource().getConnection()) {
            return once(() -> {
                try (var in = Files.newBufferedReader(csv, UTF_8)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "COPY housing.bare (number, applicant, id_number, converts, housing_type, size, tier, registered_on)"
                                            + " FROM STDIN WITH (FORMAT csv, HEADER)",
                                    in);
                }
            });
        }
    }
}
