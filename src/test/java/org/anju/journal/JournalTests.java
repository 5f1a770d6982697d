package org.anju.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.anju.Database;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JournalTests {

    private final Database database = Database.fresh();
    private final javax.sql.DataSource dataSource = database.appDataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final Journal journal = new Journal(jdbc);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(dataSource));

    @Test
    void leavesOfOneTransactionKeepTheirOrder() {
        append("a", "b", "c");
        append("d");

        assertThat(journal.size()).isEqualTo(4);
        assertThat(journal.leaves(1, 4)).extracting(Leaf::edition).containsExactly("b", "c", "d");
        assertThat(journal.indexOf("d")).hasValue(3);
        assertThat(journal.indexOf("e")).isEmpty();
        assertThat(journal.root(3))
                .isEqualTo(
                        MerkleTree.of(List.of(hash("a"), hash("b"), hash("c"))).root());
    }

    @Test
    void theEmptyLogHasARoot() {
        assertThat(journal.size()).isZero();
        assertThat(journal.root(0)).isEqualTo(new MerkleTree().root());
        assertThatThrownBy(() -> journal.root(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aRollbackLeavesNoLeaf() {
        transaction.executeWithoutResult(status -> {
            journal.append("a".getBytes(UTF_8), "a");
            status.setRollbackOnly();
        });
        append("b");

        assertThat(journal.indexOf("a")).isEmpty();
        assertThat(journal.indexOf("b")).hasValue(0);
    }

    @Test
    void outsideATransactionNothingIsAppended() {
        assertThatThrownBy(() -> journal.append(new byte[0], "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theLockIsTakenOnlyWhenCommitting() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try {
            transaction.executeWithoutResult(status -> {
                journal.append("slow".getBytes(UTF_8), "slow");
                waitFor(threads.submit(() -> append("quick")));
            });
        } finally {
            threads.shutdownNow();
        }

        assertThat(journal.leaves(0, 2)).extracting(Leaf::edition).containsExactly("quick", "slow");
    }

    @Test
    void twoTransactionsAtOnceLeaveNoGap() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        var start = new CountDownLatch(1);
        Callable<Void> one = () -> appendEach("one", start);
        Callable<Void> other = () -> appendEach("other", start);
        try {
            var first = threads.submit(one);
            var second = threads.submit(other);
            start.countDown();
            first.get(60, TimeUnit.SECONDS);
            second.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        var leaves = journal.leaves(0, 1000);
        assertThat(leaves)
                .extracting(Leaf::index)
                .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
        assertThat(new HashSet<>(leaves.stream().map(Leaf::edition).toList())).hasSize(100);
    }

    @Test
    void oneEditionHasOneLeaf() {
        append("a");

        assertThatThrownBy(() -> append("a")).hasMessageContaining("leaf_one_per_edition");
        assertThat(journal.size()).isEqualTo(1);
    }

    @Test
    void aGapIsRefused() {
        assertThatThrownBy(() -> insert(1, "sha256('\\x00')")).hasMessageContaining("leaf_follows_the_last");
    }

    @Test
    void aHashThatIsNotOfTheDataIsRefused() {
        assertThatThrownBy(() -> insert(0, "sha256('\\x01')")).hasMessageContaining("leaf_hash_is_of_data");
    }

    @Test
    void theStoredTreeAnswersAsThePlainOne() {
        var seed = 20261123L;
        var random = new Random(seed);
        transaction.executeWithoutResult(status ->
                IntStream.range(0, 300).forEach(i -> journal.append(("leaf" + i).getBytes(UTF_8), "e" + i)));
        var plain = MerkleTree.of(
                IntStream.range(0, 300).mapToObj(i -> hash("leaf" + i)).toList());

        for (var size : IntStream.concat(
                        IntStream.rangeClosed(0, 70), random.ints(40, 71, 301).sorted())
                .toArray()) {
            var tree = journal.tree(size);
            assertThat(tree.root()).as("root of %d, seed %d", size, seed).isEqualTo(plain.root(size));
            for (var i = 0; i < 4 && size > 0; i++) {
                var index = random.nextInt(size);
                assertThat(tree.inclusion(index))
                        .as("leaf %d of %d, seed %d", index, size, seed)
                        .isEqualTo(plain.inclusion(index, size));
                var earlier = random.nextInt(size + 1);
                assertThat(tree.consistency(earlier))
                        .as("%d in %d, seed %d", earlier, size, seed)
                        .isEqualTo(plain.consistency(earlier, size));
            }
        }
    }

    @Test
    void aNodeThatIsNotOfItsChildrenIsRefused() {
        append("a", "b", "c", "d");

        assertThatThrownBy(() -> jdbc.sql("INSERT INTO disclosure.tree_node VALUES (3, 0, sha256('x'))")
                        .update())
                .hasMessageContaining("tree_node_is_of_its_children");
        assertThatThrownBy(() ->
                        database.owner().sql("DELETE FROM disclosure.tree_node").update())
                .hasMessageContaining("leaf_stands");
    }

    @Test
    void notEvenTheOwnerChangesALeaf() {
        append("a");

        for (var sql : List.of(
                "UPDATE disclosure.leaf SET edition = 'b'",
                "DELETE FROM disclosure.leaf",
                "TRUNCATE disclosure.leaf")) {
            assertThatThrownBy(() -> database.owner().sql(sql).update()).hasMessageContaining("leaf_stands");
            assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
    }

    private void append(String... editions) {
        transaction.executeWithoutResult(status -> {
            for (var edition : editions) {
                journal.append(edition.getBytes(UTF_8), edition);
            }
        });
    }

    @SuppressWarnings("NullAway") // Callable<Void> has nothing else to return
    private Void appendEach(String name, CountDownLatch start) throws InterruptedException {
        start.await();
        IntStream.range(0, 25).forEach(i -> append(name + i + "a", name + i + "b"));
        return null;
    }

    private void insert(long index, String hash) {
        jdbc.sql("INSERT INTO disclosure.leaf (index, hash, data, edition) VALUES (%d, %s, '', 'a')"
                        .formatted(index, hash))
                .update();
    }

    private static void waitFor(java.util.concurrent.Future<?> task) {
        try {
            task.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Hash hash(String text) {
        return MerkleTree.leafHash(text.getBytes(UTF_8));
    }
}
