package org.anju.journal;

import java.util.Arrays;
import java.util.Random;
import org.anju.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Times roots and proofs of a log of 1,000,000 leaves; docs/operations.md says how to run it and what it printed. */
final class LogTreeBench {

    private static final int LEAVES = 1_000_000;
    private static final int QUESTIONS = 2_000;

    private LogTreeBench() {}

    public static void main(String[] arguments) {
        var jdbc = JdbcClient.create(Database.fresh().appDataSource());
        var before = System.nanoTime();
        jdbc.sql("""
                        INSERT INTO disclosure.leaf (index, hash, data, edition)
                        SELECT i, sha256('\\x00'::bytea || i::text::bytea), i::text::bytea, 'e' || i
                          FROM generate_series(0, ? - 1) i
                        """).param(LEAVES).update();
        print("appended %,d leaves, each", (System.nanoTime() - before) / LEAVES);
        var journal = new Journal(jdbc);
        var random = new Random(1);
        print("root", median(() -> journal.root(LEAVES - random.nextInt(1_000))));
        print("inclusion proof", median(() -> journal.tree(LEAVES).inclusion(random.nextInt(LEAVES))));
        print("consistency proof", median(() -> journal.tree(LEAVES).consistency(random.nextInt(LEAVES))));
    }

    private static long median(Runnable question) {
        var times = new long[QUESTIONS];
        for (var i = 0; i < QUESTIONS; i++) {
            var before = System.nanoTime();
            question.run();
            times[i] = System.nanoTime() - before;
        }
        Arrays.sort(times);
        return times[QUESTIONS / 2];
    }

    private static void print(String what, long nanoseconds) {
        System.out.printf(
                what.contains("%") ? what + ": %,d µs%n" : what + ", %,d leaves: %,d µs%n",
                LEAVES,
                nanoseconds / 1_000);
    }
}
