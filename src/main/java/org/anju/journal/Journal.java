package org.anju.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The leaves of the public log, in the order in which their transactions committed.
 *
 * <p>Whoever appends holds a lock until the commit, and readers see leaves only once committed, so the log
 * grows at its end and nowhere else.
 */
@Repository
public class Journal {

    // "anju.log" in ASCII; every copy of the application must use the same.
    private static final long LOCK = 0x616e6a752e6c6f67L;

    private final JdbcClient jdbc;

    public Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a leaf when the current transaction commits, in the order of the calls.
     *
     * <p>The lock is taken last, after every other row lock, and the insert is the last statement: a slow
     * edition never makes the others wait, and two can never wait for each other.
     */
    public void append(byte[] data, String edition) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A leaf is appended in the transaction of its edition; there is none.");
        }
        var kept = data.clone();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void beforeCommit(boolean readOnly) {
                insert(kept, edition);
            }
        });
    }

    public long size() {
        return jdbc.sql("SELECT coalesce(max(index) + 1, 0) FROM disclosure.leaf")
                .query(Long.class)
                .single();
    }

    /** Where the leaf of an edition stands; empty before its commit. */
    public OptionalLong indexOf(String edition) {
        return jdbc.sql("SELECT index FROM disclosure.leaf WHERE edition = :edition")
                .param("edition", edition)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The leaves from {@code from} (inclusive) to {@code to} (exclusive). */
    public List<Leaf> leaves(long from, long to) {
        return jdbc.sql("""
                        SELECT index, hash, data, edition
                        FROM disclosure.leaf
                        WHERE index >= :from AND index < :to
                        ORDER BY index""")
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Leaf(
                        row.getLong("index"),
                        new Hash(row.getBytes("hash")),
                        row.getBytes("data"),
                        row.getString("edition")))
                .list();
    }

    /** The tree of the first {@code size} leaves. */
    public LogTree tree(long size) {
        var all = size();
        if (size < 0 || size > all) {
            throw new IndexOutOfBoundsException("The log has %d leaves, not %d.".formatted(all, size));
        }
        return new LogTree(size, this::hashes);
    }

    private Map<LogTree.Subtree, Hash> hashes(Collection<LogTree.Subtree> wanted) {
        var found = new HashMap<LogTree.Subtree, Hash>();
        jdbc.sql("""
                        SELECT 0 AS level, index, hash FROM disclosure.leaf WHERE index = ANY (:leaves)
                        UNION ALL
                        SELECT level, index, hash FROM disclosure.tree_node
                          JOIN unnest(:levels::integer[], :indexes::bigint[]) wanted (level, index) USING (level, index)""")
                .param("leaves", indexes(wanted, true))
                .param(
                        "levels",
                        wanted.stream()
                                .filter(each -> each.level() > 0)
                                .map(LogTree.Subtree::level)
                                .toArray(Integer[]::new))
                .param("indexes", indexes(wanted, false))
                .query(row -> {
                    found.put(
                            new LogTree.Subtree(row.getInt("level"), row.getLong("index")),
                            new Hash(row.getBytes("hash")));
                });
        return found;
    }

    private static Long[] indexes(Collection<LogTree.Subtree> wanted, boolean leaves) {
        return wanted.stream()
                .filter(each -> (each.level() == 0) == leaves)
                .map(LogTree.Subtree::index)
                .toArray(Long[]::new);
    }

    public Hash root(long size) {
        return tree(size).root();
    }

    /** Adds a leaf that the public has seen and a restored store has lost; it keeps its place. */
    public void takeBack(Leaf leaf) {
        lock();
        jdbc.sql("INSERT INTO disclosure.leaf (index, hash, data, edition) VALUES (:index, :hash, :data, :edition)")
                .param("index", leaf.index())
                .param("hash", leaf.hash().bytes())
                .param("data", leaf.data())
                .param("edition", leaf.edition())
                .update();
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> "")
                .single();
    }

    private void insert(byte[] data, String edition) {
        lock();
        jdbc.sql("""
                        INSERT INTO disclosure.leaf (index, hash, data, edition)
                        SELECT coalesce(max(index) + 1, 0), :hash, :data, :edition FROM disclosure.leaf""")
                .param("hash", MerkleTree.leafHash(data).bytes())
                .param("data", data)
                .param("edition", edition)
                .update();
    }
}
