package org.anju.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a file could leave behind: how many rows each of our tables has and what stands in them, and which files there
 * are. Left out is what is known of the file itself: that it came, who brought it, and what was wrong with it.
 */
record Traces(Map<String, String> tables, Set<Path> files) {

    private static final String TABLES = """
            SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
            WHERE table_schema IN ('housing', 'disclosure') AND table_type = 'BASE TABLE'
              AND table_name NOT IN ('import', 'import_fault', 'import_file', 'audit')
            """;

    static Traces in(JdbcClient sql, Path... folders) throws IOException {
        var files = new TreeSet<Path>();
        for (var folder : folders) {
            try (var all = Files.walk(folder)) {
                all.forEach(files::add);
            }
        }
        return new Traces(tables(sql), files);
    }

    private static Map<String, String> tables(JdbcClient sql) {
        var each = sql.sql(TABLES).query(String.class).list().stream()
                .map(table ->
                        "SELECT '%1$s', count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') FROM %1$s t"
                                .formatted(table))
                .collect(Collectors.joining(" UNION ALL "));
        var tables = new TreeMap<String, String>();
        sql.sql(each).query(row -> {
            tables.put(row.getString(1), row.getString(2));
        });
        return tables;
    }
}
