package org.anju.disclosure;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anju.privacy.FieldClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Lays all lists that were ever published side by side, as somebody outside would. */
public final class UnionOfMasks {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UnionOfMasks() {}

    /** Region and registration number → the positions of the ID number that some list shows, as {@code 1-6}. */
    public static Map<String, String> in(JdbcClient sql) {
        var shown = new TreeMap<String, TreeSet<Integer>>();
        sql.sql("""
                        SELECT e.region, e.columns::text AS columns, r.cells
                        FROM disclosure.edition e JOIN disclosure.edition_row r ON r.edition_id = e.id
                        WHERE e.columns @> '[{"class": "masked-id"}]'
                        """).query(row -> {
            var columns = JSON.readTree(row.getString("columns"));
            var cells = (String[]) row.getArray("cells").getArray();
            var person = row.getString("region");
            var positions = new TreeSet<Integer>();
            for (var i = 0; i < cells.length; i++) {
                if (columns.get(i).path("key").asString("").equals(Column.REGISTRATION_NUMBER)) {
                    person += " " + cells[i];
                }
                if (columns.get(i).path("class").asString("").equals(FieldClass.MASKED_ID.word()) && cells[i] != null) {
                    positions.addAll(digits(cells[i]));
                }
            }
            shown.computeIfAbsent(person, nobody -> new TreeSet<>()).addAll(positions);
        });
        var union = new TreeMap<String, String>();
        shown.forEach((person, positions) -> union.put(person, words(positions)));
        return union;
    }

    private static TreeSet<Integer> digits(String masked) {
        var digits = new TreeSet<Integer>();
        for (var i = 0; i < masked.length(); i++) {
            if (masked.charAt(i) != '*') {
                digits.add(i + 1);
            }
        }
        return digits;
    }

    /** Not by way of a mask policy, which could not say what it forbids. */
    private static String words(TreeSet<Integer> positions) {
        var words = new StringBuilder();
        for (int position : positions) {
            if (!positions.contains(position - 1)) {
                words.append(words.isEmpty() ? "" : ",").append(position);
            } else if (!positions.contains(position + 1)) {
                words.append('-').append(position);
            }
        }
        return words.toString();
    }
}
