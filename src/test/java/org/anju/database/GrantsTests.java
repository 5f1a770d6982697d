package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.anju.Database;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each account may do is asked of PostgreSQL itself. */
class GrantsTests {

    private final Database database = Database.fresh();
    private final JdbcClient owner = database.owner();
    private final JdbcClient app = database.app();
    private final JdbcClient reader = database.reader();

    @BeforeEach
    void tablesOfEachKind() {
        owner.sql("CREATE TABLE housing.grants_private (word text)").update();
        owner.sql("CREATE TABLE disclosure.grants_record (word text)").update();
        owner.sql("INSERT INTO disclosure.grants_record VALUES ('published')").update();
        owner.sql("CREATE FUNCTION disclosure.grants_verb() RETURNS int LANGUAGE sql AS 'SELECT 1'")
                .update();
        grantAgain("anju_app", "site_reader");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO housing.grants_private VALUES ('x')",
                "UPDATE housing.grants_private SET word = 'y'",
                "DELETE FROM housing.grants_private",
                "INSERT INTO disclosure.grants_record VALUES ('x')",
                "SELECT disclosure.grants_verb()",
                "CREATE TEMPORARY TABLE arriving (word text) ON COMMIT DROP"
            })
    void theApplicationMay(String command) {
        assertThatCode(() -> run(app, command)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE disclosure.grants_record SET word = 'changed'",
                "DELETE FROM disclosure.grants_record",
                "TRUNCATE disclosure.grants_record",
                "DROP TABLE disclosure.grants_record",
                "ALTER TABLE disclosure.grants_record ADD COLUMN more text",
                "CREATE TABLE disclosure.another (word text)",
                "CREATE TABLE public.another (word text)",
                "TRUNCATE housing.grants_private"
            })
    void theApplicationMayNot(String command) {
        assertRefused(app, command);
        assertThat(owner.sql("SELECT word FROM disclosure.grants_record")
                        .query(String.class)
                        .list())
                .containsExactly("published");
    }

    @Test
    void thePublicSiteReadsWhatIsPublished() {
        assertThat(reader.sql("SELECT word FROM disclosure.grants_record")
                        .query(String.class)
                        .list())
                .containsExactly("published");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM housing.grants_private",
                "INSERT INTO disclosure.grants_record VALUES ('x')",
                "UPDATE disclosure.grants_record SET word = 'x'",
                "SELECT disclosure.grants_verb()",
                "SET default_transaction_read_only = off; DELETE FROM disclosure.grants_record"
            })
    void thePublicSiteMayNot(String command) {
        assertThatThrownBy(() -> run(reader, command))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|read-only transaction).*");
    }

    @Test
    void noTableOfTheApplicationIsOutsideItsThreeSchemas() {
        var strays = owner.sql("""
                        SELECT schemaname || '.' || tablename FROM pg_tables
                        WHERE schemaname NOT IN ('housing', 'disclosure', 'engine', 'pg_catalog', 'information_schema')
                          AND tablename <> 'flyway_schema_history'
                        """).query(String.class).list();

        assertThat(strays).isEmpty();
    }

    @Test
    void accountsThatDoNotExistAreLeftOut() {
        assertThatCode(() -> grantAgain("no_such_app", "no_such_reader")).doesNotThrowAnyException();
        assertThatCode(() -> grantAgain("anju_owner", "anju_owner")).doesNotThrowAnyException();
    }

    private void grantAgain(String appName, String readerName) {
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.ownerAccount().username(),
                        database.ownerAccount().password())
                .defaultSchema("public")
                .placeholders(Map.of("app", appName, "reader", readerName))
                .load()
                .migrate();
    }

    private static void assertRefused(JdbcClient account, String command) {
        assertThatThrownBy(() -> run(account, command))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private static void run(JdbcClient account, String command) {
        if (command.startsWith("SELECT")) {
            account.sql(command).query().listOfRows();
        } else {
            account.sql(command).update();
        }
    }
}
