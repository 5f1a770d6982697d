package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.anju.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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
