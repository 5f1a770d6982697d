package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anju.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every table with what may be done to it. A new table without a decision fails here: say below whether its rows change
 * or are only ever added, and grant accordingly in {@code afterMigrate.sql}.
 */
class TableDecisionsTests {

    /** Private rows that change as the work goes on. */
    private static final Set<String> CHANGING = names("""
            housing.allocation housing.batch housing.batch_procedure housing.change housing.changed_cell
            housing.clearance housing.clock_offset housing.confirmed_project housing.difference housing.draft housing.draft_file
            housing.draft_finding housing.draft_row housing.draw_order housing.entrant housing.frozen_attachment
            housing.frozen_fact housing.frozen_row housing.household housing.import housing.import_fault housing.import_file
            housing.index_number housing.kept_heading housing.mask_policy housing.message housing.message_reading
            housing.node_outcome housing.notice housing.objection housing.officer housing.officer_role
            housing.outgoing_mail housing.pending_row housing.project housing.reconciliation housing.region housing.roster
            housing.reread housing.reread_hold housing.rewording housing.session
            housing.sign_up housing.signed_list housing.task housing.turn housing.unit housing.waiver""");

    /** As above, but triggers keep their rows as they are: the application locks these tables to write in order. */
    private static final Set<String> KEPT_BY_TRIGGER = names("housing.calendar_day housing.calendar_version");

    /** What was done stays done: the application adds rows and reads them. */
    private static final Set<String> APPENDED = names("""
            disclosure.edition disclosure.edition_file disclosure.edition_row disclosure.leaf
            disclosure.obligation_event disclosure.overdue disclosure.publication disclosure.redaction disclosure.tree_node
            housing.audit housing.household_correction housing.impact_assessment housing.seal_key
            housing.unit_move""");

    /** Public, and its state goes on; no row ever goes away. */
    private static final Set<String> GOING_ON =
            names("disclosure.obligation disclosure.public_batch disclosure.public_node disclosure.takedown");

    private static final List<String> PRIVILEGES =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");

    private static final String TRIGGERS = """
            disclosure.edition.edition_is_immutable BEFORE DELETE OR UPDATE disclosure.refuse_change
            disclosure.edition.edition_is_never_truncated BEFORE TRUNCATE disclosure.refuse_change
            disclosure.edition_file.edition_file_is_immutable BEFORE DELETE OR UPDATE disclosure.refuse_change
            disclosure.edition_file.edition_file_is_never_truncated BEFORE TRUNCATE disclosure.refuse_change
            disclosure.edition_row.edition_row_has_its_edition AFTER INSERT disclosure.refuse_orphans
            disclosure.edition_row.edition_row_is_immutable BEFORE DELETE OR UPDATE disclosure.refuse_change
            disclosure.edition_row.edition_row_is_never_truncated BEFORE TRUNCATE disclosure.refuse_change
            disclosure.leaf.leaf_completes_the_tree AFTER INSERT disclosure.leaf_completes_the_tree
            disclosure.leaf.leaf_follows_the_last BEFORE INSERT disclosure.leaf_follows_the_last
            disclosure.leaf.leaf_stands BEFORE DELETE OR UPDATE OR TRUNCATE disclosure.leaf_stands
            disclosure.obligation_event.obligation_event_is_immutable BEFORE DELETE OR UPDATE disclosure.refuse_change
            disclosure.overdue.overdue_is_immutable BEFORE DELETE OR UPDATE disclosure.refuse_change
            disclosure.publication.publication_is_immutable BEFORE DELETE OR UPDATE disclosure.refuse_change
            disclosure.tree_node.tree_node_is_of_its_children BEFORE INSERT disclosure.tree_node_is_of_its_children
            disclosure.tree_node.tree_node_stands BEFORE DELETE OR UPDATE OR TRUNCATE disclosure.leaf_stands
            housing.audit.audit_is_never_changed BEFORE DELETE OR UPDATE housing.audit_is_append_only
            housing.audit.audit_is_never_emptied BEFORE TRUNCATE housing.audit_is_append_only
            housing.audit.audit_numbers_and_dates_itself BEFORE INSERT housing.audit_numbers_and_dates_itself
            housing.calendar_day.calendar_day_is_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE housing.refuse_calendar_change
            housing.calendar_version.calendar_version_is_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE housing.refuse_calendar_change
            housing.draft.draft_keeps_its_edition BEFORE UPDATE OF edition_id disclosure.keep_key
            housing.draft.draft_takes_its_rows AFTER DELETE housing.take_draft_rows
            housing.draft_row.draft_row_has_its_draft AFTER INSERT disclosure.refuse_orphans
            housing.draft_row.draft_row_keeps_its_draft BEFORE UPDATE OF edition_id disclosure.keep_key
            housing.frozen_fact.frozen_fact_keeps_its_obligation BEFORE UPDATE OF obligation_id disclosure.keep_key
            housing.frozen_fact.frozen_fact_takes_its_rows AFTER DELETE housing.take_frozen_rows
            housing.frozen_row.frozen_row_has_its_fact AFTER INSERT disclosure.refuse_orphans
            housing.frozen_row.frozen_row_keeps_its_fact BEFORE UPDATE OF obligation_id disclosure.keep_key
            housing.household.household_import_is_known AFTER INSERT disclosure.refuse_orphans
            housing.household.household_keeps_its_owners BEFORE UPDATE OF region, import_id disclosure.keep_key
            housing.household.household_region_is_known AFTER INSERT disclosure.refuse_orphans
            housing.impact_assessment.assessment_stands BEFORE DELETE OR UPDATE OR TRUNCATE housing.assessment_stands
            housing.import.import_keeps_its_id BEFORE UPDATE OF id disclosure.keep_key
            housing.import.import_stays_with_its_households AFTER DELETE disclosure.keep_owner
            housing.region.region_keeps_its_code BEFORE UPDATE OF code disclosure.keep_key
            housing.region.region_stays_with_its_households AFTER DELETE disclosure.keep_owner
            """;

    private final Database database = Database.fresh();
    private final JdbcClient owner = database.owner();
    private final JdbcClient app = database.app();

    @Test
    void everyTableHasADecisionAndTheApplicationMayDoJustThat() {
        var expected = new TreeMap<String, List<String>>();
        CHANGING.forEach(table -> expected.put(table, List.of("SELECT", "INSERT", "UPDATE", "DELETE")));
        KEPT_BY_TRIGGER.forEach(table -> expected.put(table, List.of("SELECT", "INSERT", "UPDATE", "DELETE")));
        APPENDED.forEach(table -> expected.put(table, List.of("SELECT", "INSERT")));
        GOING_ON.forEach(table -> expected.put(table, List.of("SELECT", "INSERT", "UPDATE")));

        assertThat(privilegesOf(database.appAccount().username())).isEqualTo(expected);
    }

    @Test
    void thePublicSiteReadsWhatIsPublishedAndNothingElse() {
        var privileges = privilegesOf(database.readerAccount().username());

        assertThat(privileges)
                .allSatisfy((table, held) -> assertThat(held)
                        .as(table)
                        .isEqualTo(table.startsWith("disclosure.") ? List.of("SELECT") : List.of()));
        assertThat(schemasOf(database.readerAccount().username(), "USAGE")).containsExactly("disclosure");
    }

    @Test
    void nobodyButTheOwnerMakesATable() {
        assertThat(schemasOf(database.appAccount().username(), "CREATE")).isEmpty();
        assertThat(schemasOf(database.readerAccount().username(), "CREATE")).isEmpty();
        assertThat(schemasOf(database.ownerAccount().username(), "CREATE")).contains("housing", "disclosure", "engine");
        assertThat(schemasOf(database.appAccount().username(), "USAGE"))
                .containsExactly("disclosure", "engine", "housing");
    }

    @Test
    void theEnginesTablesBelongToTheApplicationAlone() {
        var engine = owner.sql("""
                        SELECT count(*) FILTER (WHERE has_table_privilege(:app, t.oid, 'INSERT, UPDATE, DELETE')) AS app,
                               count(*) FILTER (WHERE has_table_privilege(:reader, t.oid, 'SELECT')) AS reader, count(*) AS every
                          FROM pg_class t WHERE relnamespace = 'engine'::regnamespace AND relkind = 'r'
                        """)
                .param("app", database.appAccount().username())
                .param("reader", database.readerAccount().username())
                .query()
                .singleRow();

        assertThat(engine.get("every")).isNotEqualTo(0L).isEqualTo(engine.get("app"));
        assertThat(engine.get("reader")).isEqualTo(0L);
    }

    /** By what it does and when, too: a trigger of the same name that does nothing is not the one that stands. */
    @Test
    void everyTriggerStandsAndIsSwitchedOn() {
        var standing = owner.sql("""
                        SELECT relnamespace::regnamespace::text || '.' || relname || '.' || tgname
                          || regexp_replace(pg_get_triggerdef(pg_trigger.oid),
                               '^CREATE TRIGGER \\S+ (.*) ON \\S+ .*(EXECUTE FUNCTION) ([a-z_.]+)\\(.*$', ' \\1 \\3')
                          FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
                         WHERE NOT tgisinternal AND tgenabled = 'O'
                           AND relnamespace IN ('housing'::regnamespace, 'disclosure'::regnamespace)
                        """).query(String.class).list();

        assertThat(standing)
                .containsExactlyInAnyOrderElementsOf(TRIGGERS.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE housing.audit SET deed = 'sign-in.done'",
                "DELETE FROM housing.audit",
                "TRUNCATE housing.audit",
                "ALTER TABLE housing.audit DISABLE TRIGGER ALL",
                "DROP TRIGGER audit_is_never_changed ON housing.audit",
                "SET session_replication_role = replica"
            })
    void theApplicationOnlyAddsToTheAuditTrail(String command) {
        record();

        assertThatThrownBy(() -> app.sql(command).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        assertThat(lines()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE housing.audit SET deed = 'a.b'",
                "DELETE FROM housing.audit",
                "TRUNCATE housing.audit CASCADE"
            })
    void evenItsOwnerIsRefusedByTheTriggers(String command) {
        record();

        assertThatThrownBy(() -> owner.sql(command).update()).rootCause().hasMessageContaining("append-only");
        assertThat(lines()).isOne();
    }

    /** Neither one before the others, nor one that leaves room for what comes later. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000", "1"})
    void nobodyChoosesTheNumberOfALine(String number) {
        record();
        record();
        var last = last();

        app.sql(
                        "INSERT INTO housing.audit (number, at, deed, subject) VALUES (%s, now(), 'sign-in.refused', 'account li')"
                                .formatted(number))
                .update();

        assertThat(last()).isEqualTo(last + 1);
        assertThat(lines()).isEqualTo(3);
    }

    private long last() {
        return owner.sql("SELECT max(number) FROM housing.audit")
                .query(Long.class)
                .single();
    }

    @Test
    void theDatabaseSaysWhenALineWasWritten() {
        app.sql("""
                        INSERT INTO housing.audit (at, written_at, deed, subject)
                        VALUES (now() - interval '1 year', now() - interval '1 year', 'sign-in.refused', 'account li')
                        """).update();

        assertThat(owner.sql("SELECT written_at > now() - interval '1 minute' FROM housing.audit")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void noAccountIsMoreThanItSeems() {
        var accounts = List.of(
                database.ownerAccount().username(),
                database.appAccount().username(),
                database.readerAccount().username());

        assertThat(owner.sql("""
                                SELECT rolname FROM pg_roles
                                 WHERE rolname IN (:accounts)
                                   AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
                                """)
                        .param("accounts", accounts)
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(owner.sql("""
                                SELECT member::regrole || ' in ' || roleid::regrole FROM pg_auth_members
                                 WHERE member::regrole::text IN (:accounts)
                                """)
                        .param("accounts", accounts)
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(owner.sql("""
                                SELECT oid::regclass::text FROM pg_class
                                 WHERE relnamespace IN ('housing'::regnamespace, 'disclosure'::regnamespace)
                                   AND relowner::regrole::text <> :owner
                                """)
                        .param("owner", database.ownerAccount().username())
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void thePublicSiteCallsNoFunctionAndDrawsNoNumber() {
        var reader = database.readerAccount().username();

        assertThat(owner.sql("""
                                SELECT p.oid::regprocedure::text FROM pg_proc p
                                 WHERE pronamespace = 'disclosure'::regnamespace AND has_function_privilege(?, p.oid, 'EXECUTE')
                                """).param(reader).query(String.class).list()).isEmpty();
        assertThat(owner.sql("""
                                SELECT s.oid::regclass::text FROM pg_class s
                                 WHERE relnamespace IN ('housing'::regnamespace, 'disclosure'::regnamespace, 'engine'::regnamespace)
                                   AND CASE relkind WHEN 'S' THEN has_sequence_privilege(?, s.oid, 'USAGE, SELECT, UPDATE') END
                                """).param(reader).query(String.class).list()).isEmpty();
    }

    @Test
    void theApplicationSetsNoSequenceBack() {
        assertThat(owner.sql("""
                                SELECT s.oid::regclass::text FROM pg_class s
                                 WHERE relnamespace IN ('housing'::regnamespace, 'disclosure'::regnamespace)
                                   AND CASE relkind WHEN 'S' THEN has_sequence_privilege(?, s.oid, 'UPDATE') END
                                """)
                        .param(database.appAccount().username())
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private void record() {
        app.sql("INSERT INTO housing.audit (at, deed, subject) VALUES (now(), 'sign-in.refused', 'account li')")
                .update();
    }

    private int lines() {
        return owner.sql("SELECT count(*) FROM housing.audit WHERE deed = 'sign-in.refused'")
                .query(Integer.class)
                .single();
    }

    private Map<String, List<String>> privilegesOf(String account) {
        var privileges = new TreeMap<String, List<String>>();
        owner.sql("""
                        SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('housing', 'disclosure')
                        """)
                .query(String.class)
                .list()
                .forEach(table -> privileges.put(
                        table,
                        PRIVILEGES.stream()
                                .filter(privilege -> owner.sql("SELECT has_table_privilege(?, ?, ?)")
                                        .params(account, table, privilege)
                                        .query(Boolean.class)
                                        .single())
                                .toList()));
        return privileges;
    }

    private List<String> schemasOf(String account, String privilege) {
        return owner.sql("""
                        SELECT nspname::text FROM pg_namespace
                         WHERE has_schema_privilege(?, oid, ?) AND nspname !~ '^(pg_|information_schema)' ORDER BY 1
                        """).params(account, privilege).query(String.class).list();
    }

    private static Set<String> names(String text) {
        return new TreeSet<>(Arrays.asList(text.strip().split("\\s+")));
    }
}
