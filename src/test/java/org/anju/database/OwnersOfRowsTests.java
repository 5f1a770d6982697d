package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.anju.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables of a hundred thousand rows ask for the owners once per statement; what they refuse is what a foreign key does. */
class OwnersOfRowsTests {

    private static final String NOBODY = "'00000000-0000-0000-0000-00000000000f'";
    private static final String OWNER = "'00000000-0000-0000-0000-000000000001'";

    private final Database database = Database.fresh();
    private final JdbcClient app = database.app();

    @BeforeEach
    void aCountyWithAnImportADraftAndFacts() {
        app.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES ('990101', '县', 'County', '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://x/')
                        """).update();
        app.sql("""
                        INSERT INTO housing.import (id, region, kind, scope, sha256, choice, state, uploaded_by, uploaded_at,
                          lines_read, lines_written, lines_faulty, faults, refusal_arguments)
                        VALUES (%s, '990101', 'households', '', repeat('a', 64), 'all-or-nothing', 'reading', 'wang', now(),
                          0, 0, 0, 0, '{}')
                        """.formatted(OWNER)).update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO disclosure.edition_row VALUES (%s, 1, '{a}', repeat('s', 16)::bytea, repeat('h', 32)::bytea)",
                "INSERT INTO housing.draft_row VALUES (%s, 1, '{a}', repeat('s', 16)::bytea, repeat('h', 32)::bytea)",
                "INSERT INTO housing.frozen_row VALUES (%s, 1, '{a}')"
            })
    void aRowOfNothingIsRefused(String insert) {
        assertForeignKey(insert.formatted(NOBODY));
    }

    @Test
    void aHouseholdOfNoRegionOrNoImportIsRefused() {
        assertForeignKey(household("990199", "R26-AAAA1", "NULL"));
        assertForeignKey(household("990101", "R26-AAAA1", NOBODY));

        app.sql(household("990101", "R26-AAAA1", "NULL")).update();
        app.sql(household("990101", "R26-AAAA2", OWNER)).update();

        assertThat(count("housing.household")).isEqualTo(2);
    }

    @Test
    void oneOrphanAmongManyRowsRefusesAll() {
        assertForeignKey(household("990101", "R26-AAAA1", "NULL") + ", ('" + "00000000-0000-0000-0000-00000000000a'"
                + household("990199", "R26-AAAA2", "NULL").replaceFirst("(?s).*VALUES \\(gen_random_uuid\\(\\)", ""));

        assertThat(count("housing.household")).isZero();
    }

    @Test
    void whatHasHouseholdsStays() {
        app.sql(household("990101", "R26-AAAA1", OWNER)).update();
        for (var owner : List.of("housing.import", "housing.region")) {
            assertForeignKey("DELETE FROM " + owner);
        }
        app.sql("DELETE FROM housing.household").update();

        app.sql("DELETE FROM housing.import").update();

        assertThat(count("housing.import")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE housing.household SET region = '990199'",
                "UPDATE housing.household SET import_id = %s",
                "UPDATE housing.region SET code = '990199'",
                "UPDATE housing.import SET id = %s",
                "UPDATE housing.draft SET edition_id = %s",
                "UPDATE housing.draft_row SET edition_id = %s"
            })
    void nothingChangesHandsWithoutAForeignKey(String update) {
        app.sql(household("990101", "R26-AAAA1", OWNER)).update();
        draft();

        assertForeignKey(update.formatted(NOBODY));
    }

    @Test
    void whatSaysTheSameAgainChangesNothing() {
        app.sql(household("990101", "R26-AAAA1", OWNER)).update();

        assertThat(app.sql(
                                "UPDATE housing.household SET region = region, status = 'housed', left_on = date '2026-02-01'")
                        .update())
                .isOne();
    }

    @Test
    void aDraftTakesItsRowsWithIt() {
        draft();

        app.sql("DELETE FROM housing.draft").update();

        assertThat(count("housing.draft_row")).isZero();
    }

    private void draft() {
        app.sql("""
                        INSERT INTO housing.draft VALUES (%s, %1$s, 'full', '[]', '[]', 1, '', 'm', false, 'i', now())
                        """.formatted(OWNER)).update();
        app.sql("INSERT INTO housing.draft_row VALUES (%s, 1, '{a}', '', '')".formatted(OWNER))
                .update();
    }

    private static String household(String region, String number, String arriving) {
        return """
                INSERT INTO housing.household (id, region, registration_number, applicant_name, id_number, id_match, id_kind,
                  housing_type, household_size, tier, registered_on, status, import_id, recorded_at, recorded_by)
                VALUES (gen_random_uuid(), '%s', '%s', '甲', '1:' || repeat('x', 62), encode(sha256('%2$s'), 'hex'), 'resident',
                  'public-rental', 2, 'N', date '2026-01-01', 'waiting', %s, now(), 'wang')
                """.formatted(region, number, arriving);
    }

    private int count(String table) {
        return app.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    private void assertForeignKey(String command) {
        assertThatThrownBy(() -> app.sql(command).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("23503"));
    }
}
