package org.anju.disclosure;

import org.anju.calendar.OfficialClock;
import org.anju.region.Region;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 索引号: the office's credit code, the year and a running number, as {@code 11990101MB0000001X/2026-00047}. */
@Repository
class IndexNumbers {

    private final JdbcClient database;
    private final OfficialClock clock;

    IndexNumbers(JdbcClient database, OfficialClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The next number, taken for good at once: a draft that takes long must not make the region's others wait for theirs.
     * Of a draft that comes to nothing the number stays unused.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String next(Region region) {
        var year = clock.today().getYear();
        var number = database.sql("""
                        INSERT INTO housing.index_number (region, year, last) VALUES (?, ?, 1)
                        ON CONFLICT (region, year) DO UPDATE SET last = index_number.last + 1
                        RETURNING last
                        """)
                .params(region.code().value(), year)
                .query(Integer.class)
                .single();
        return "%s/%d-%05d".formatted(region.office().creditCode(), year, number);
    }
}
