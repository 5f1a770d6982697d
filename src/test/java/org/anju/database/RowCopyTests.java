package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.anju.Database;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RowCopyTests {

    private static final String[] DIFFICULT = {
        "",
        " ",
        "\\",
        "\\N",
        "\\.",
        "\"",
        "'",
        "{",
        "}",
        ",",
        "NULL",
        "\t",
        "\n",
        "\r\n",
        "买买提·艾",
        "\uD842\uDFB7",
        "\\\\\""
    };

    private final JdbcTemplate sql = new JdbcTemplate(
            new SingleConnectionDataSource(Database.fresh().appDataSource().getConnection(), true));

    private final DataSource one = oneConnection();
    private final JdbcTemplate pooled = new JdbcTemplate(one);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(one));

    private static DataSource oneConnection() {
        var pool = (HikariDataSource) Database.fresh().appDataSource();
        pool.setMaximumPoolSize(1);
        return pool;
    }

    RowCopyTests() throws java.sql.SQLException {
        sql.execute("CREATE TEMPORARY TABLE copied (n integer, id uuid, word text, words text[], bytes bytea)");
    }

    @Test
    void everyValueComesBackAsItWas() {
        var random = new Random(1);
        var copy = new RowCopy(sql, "copied");
        var sent = new ArrayList<List<String>>();
        for (var i = 0; i < 20_000; i++) {
            var words = List.of(DIFFICULT[random.nextInt(DIFFICULT.length)], DIFFICULT[i % DIFFICULT.length]);
            sent.add(words);
            copy.row(i, new UUID(0, i), words.get(0), words, new byte[] {(byte) i, 0, 92});
        }
        copy.complete();

        var rows = sql.query("SELECT n, id, word, words, bytes FROM copied ORDER BY n", (row, number) -> {
            assertThat(row.getObject(2, UUID.class)).isEqualTo(new UUID(0, number));
            assertThat(row.getString(3)).isEqualTo(sent.get(number).get(0));
            assertThat(row.getBytes(5)).containsExactly((byte) number, 0, 92);
            return List.of((String[]) row.getArray(4).getArray());
        });
        assertThat(rows).isEqualTo(sent);
    }

    @Test
    void whatIsRefusedOnTheWayIsToldWhenItArrives() {
        inTransaction(() -> {
            var copy = new RowCopy(pooled, "housing.index_number (year)");
            copy.row("no year");

            assertThatThrownBy(copy::complete).isInstanceOf(DataIntegrityViolationException.class);
        });
    }

    /** The transaction is over while rows are still on their way: they must not reach the next who has the connection. */
    @Test
    void nothingArrivesAfterItsTransaction() {
        pooled.execute("CREATE TEMPORARY TABLE late (word text)");
        for (var round = 0; round < 20; round++) {
            inTransaction(() -> {
                var copy = new RowCopy(pooled, "late");
                for (var i = 0; i < 3; i++) {
                    copy.row("x".repeat(300_000));
                }
            });

            assertThat(pooled.queryForObject("SELECT count(*) FROM late", Integer.class))
                    .isZero();
        }
    }

    private void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    @Test
    void nothingIsNull() {
        var copy = new RowCopy(sql, "copied (word, words, bytes)");
        copy.row(null, java.util.Arrays.asList("a", null), null);
        copy.complete();

        assertThat(sql.queryForObject(
                        "SELECT word IS NULL AND words[2] IS NULL AND words[1] = 'a' AND bytes IS NULL FROM copied",
                        Boolean.class))
                .isTrue();
    }
}
