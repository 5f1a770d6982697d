package org.anju;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A province and two of its counties, for tests that need a region and a neighbour: 990000, 990101, 990102. */
public final class Counties {

    private Counties() {}

    public static void in(JdbcClient sql) {
        add(sql, "990000", null);
        add(sql, "990101", "990000");
        add(sql, "990102", "990000");
    }

    private static void add(JdbcClient sql, String code, @org.jspecify.annotations.Nullable String parent) {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, parent, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES (?, '县', 'County', ?, '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://x/')
                        ON CONFLICT (code) DO UPDATE SET parent = excluded.parent
                        """).param(code).param(parent).update();
    }
}
