package org.anju.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The leaf of an edition, as text in UTF-8, LF after every line:
 *
 * <pre>
 * anju-edition-v1
 * edition ⟨id⟩
 * region ⟨code⟩
 * item ⟨code⟩
 * batch ⟨number or -⟩
 * node ⟨id or -⟩
 * round ⟨decimal⟩
 * part ⟨part⟩
 * kind ⟨kind⟩
 * replaces ⟨id or -⟩
 * index ⟨索引号⟩
 * formed ⟨yyyy-MM-dd⟩
 * rows ⟨count⟩ ⟨root of the row tree, hex⟩
 * file ⟨name⟩ ⟨HMAC-SHA256(key = its salt, bytes), hex⟩        once per file, names in byte order
 * </pre>
 *
 * It commits to the edition without revealing a cell or confirming a guess, and stays true when cells are redacted.
 */
final class LeafText {

    private LeafText() {}

    static byte[] of(JdbcClient database, EditionId edition) {
        var text = new StringBuilder("anju-edition-v1\n");
        database.sql("SELECT * FROM disclosure.edition WHERE id = ?")
                .param(edition.value())
                .query(row -> {
                    line(text, "edition", row.getString("id"));
                    line(text, "region", row.getString("region"));
                    line(text, "item", row.getString("item"));
                    line(text, "batch", row.getString("batch_number"));
                    line(text, "node", row.getString("node"));
                    line(text, "round", row.getString("round"));
                    line(text, "part", row.getString("part"));
                    line(text, "kind", row.getString("kind"));
                    line(text, "replaces", row.getString("replaces"));
                    line(text, "index", row.getString("index_number"));
                    line(text, "formed", row.getString("formed_on"));
                    line(text, "rows", row.getInt("row_count") + " " + hex(row.getBytes("rows_root")));
                });
        database.sql(
                        "SELECT name, commitment FROM disclosure.edition_file WHERE edition_id = ? ORDER BY name COLLATE \"C\"")
                .param(edition.value())
                .query(row -> {
                    line(text, "file", row.getString("name") + " " + hex(row.getBytes("commitment")));
                });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String name, @org.jspecify.annotations.Nullable String value) {
        text.append(name).append(' ').append(value == null ? "-" : value).append('\n');
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
