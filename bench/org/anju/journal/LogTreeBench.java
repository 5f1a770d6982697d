package org.anju.journal;

import java.util.Arrays;
import java.util.Random;
import org.anju.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Times roots and proofs of a log of 1,000,000 leaves; docs/operations.md says how to run it and what it printed. */
public final class LogTreeBench {

    private static final int LEAVES = 1_000_000;
    private static final int QUESTIONS = 2_000;

    private LogTreeBench() {}

    public static void main(String[] arguments) {
        var database = Database.fresh();
        fill(database.owner());
        var jdbc = JdbcClient.create(database.appDataSource());
        print("append one leaf", median(() -> jdbc.sql("""
                                INSERT INTO disclosure.leaf (index, hash, data, edition)
                                SELECT n, sha256('\\x00'::bytea || n::text::bytea), n::text::bytea, 'e' || n
                                  FROM (SELECT max(index) + 1 AS n FROM disclosure.leaf) next
                                """).update()));
        var journal = new Journal(jdbc);
        var random = new Random(1);
        print("root", median(() -> journal.root(LEAVES - random.nextInt(1_000))));
        print("inclusion proof", median(() -> journal.tree(LEAVES).inclusion(random.nextInt(LEAVES))));
        print("consistency proof", median(() -> journal.tree(LEAVES).consistency(random.nextInt(LEAVES))));
    }

    /** Level by level, which takes seconds where one trigger per leaf takes minutes. */
    private static void fill(JdbcClient owner) {
        owner.sql("ALTER TABLE disclosure.leaf DISABLE TRIGGER USER").update();
        owner.sql("ALTER TABLE disclosure.tree_node DISABLE TRIGGER USER").update();
        owner.sql("""
                        INSERT INTO disclosure.leaf (index, hash, data, edition)
                        SELECT i, sha256('\\x00'::bytea || i::text::bytea), i::text::bytea, 'e' || i
                          FROM generate_series(0, ? - 1) i
                        """).param(LEAVES).update();
        var children = "disclosure.leaf";
        for (var level = 1; LEAVES >> level > 0; level++) {
            owner.sql("""
                            INSERT INTO disclosure.tree_node (level, index, hash)
                            SELECT %d, a.index / 2, sha256('\\x01'::bytea || a.hash || b.hash)
                              FROM %s a JOIN %s b ON b.index = a.index + 1 WHERE a.index %% 2 = 0
                            """.formatted(level, children, children)).update();
            children = "(SELECT index, hash FROM disclosure.tree_node WHERE level = %d)".formatted(level);
        }
        owner.sql("ALTER TABLE disclosure.leaf ENABLE TRIGGER USER").update();
        owner.sql("ALTER TABLE disclosure.tree_node ENABLE TRIGGER USER").update();
        owner.sql("ANALYZE disclosure.leaf").update();
        owner.sql("ANALYZE disclosure.tree_node").update();
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
