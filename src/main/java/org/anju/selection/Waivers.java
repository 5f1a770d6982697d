package org.anju.selection;

import org.anju.disclosure.BatchNumber;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How often each household has waived, over all batches of its region. */
@Repository
class Waivers {

    private final JdbcClient database;

    Waivers(JdbcClient database) {
        this.database = database;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(RegionCode region, BatchNumber batch, String registrationNumber, int session) {
        database.sql(
                        "INSERT INTO housing.waiver (region, batch_number, registration_number, session) VALUES (?, ?, ?, ?)")
                .params(region.value(), batch.value(), registrationNumber, session)
                .update();
    }

    int of(RegionCode region, String registrationNumber) {
        return database.sql("SELECT count(*) FROM housing.waiver WHERE region = ? AND registration_number = ?")
                .params(region.value(), registrationNumber)
                .query(Integer.class)
                .single();
    }
}
