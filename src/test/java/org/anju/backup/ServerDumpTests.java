package org.anju.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.anju.casework.Remit;
import org.anju.casework.Tasks;
import org.anju.database.MachineServer;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Snapshots;
import org.anju.journal.Journal;
import org.anju.privacy.Seal;
import org.anju.privacy.SealedColumn;
import org.anju.privacy.SealedText;
import org.anju.region.RegionCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Anju on a server of the unit's own, with accounts by the unit's own names: it works there, is dumped with the server's
 * programs, and works on what they read back.
 */
class ServerDumpTests {

    private static final RegionCode NORTH = new RegionCode("990781");
    private static final SealedColumn COLUMN = new SealedColumn("housing.household.id_number");
    private static final String NUMBER = "990101198001010014";

    @TempDir
    Path place;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private MachineServer server;
    private Names names = new Names("zhufang_admin", "zhufang-app", "zhufang_site");

    @BeforeEach
    void serve() throws Exception {
        server = MachineServer.start(place);
        server.tell(List.of(
                "CREATE ROLE %s LOGIN PASSWORD 'a'".formatted(names.owner()),
                "CREATE ROLE \"%s\" LOGIN PASSWORD 'b'".formatted(names.app()),
                "CREATE ROLE %s LOGIN PASSWORD 'c'".formatted(names.site()),
                "ALTER ROLE %s SET default_transaction_read_only = on".formatted(names.site())));
        database("before");
        database("after");
    }

    /** As docs/operations.md says. */
    private void database(String name) throws Exception {
        server.tell(List.of(
                "CREATE DATABASE %s OWNER %s TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
                        .formatted(name, names.owner()),
                "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name),
                "GRANT CONNECT ON DATABASE %s TO \"%s\", %s".formatted(name, names.app(), names.site()),
                "GRANT TEMPORARY ON DATABASE %s TO \"%s\"".formatted(name, names.app())));
    }

    /** From here on it is another server, which has never heard of the first one's accounts. */
    private void rename() throws Exception {
        var before = names;
        names = new Names("bz_owner", "bz_app", "bz_site");
        server.tell(List.of(
                "ALTER ROLE %s RENAME TO %s".formatted(before.owner(), names.owner()),
                "ALTER ROLE \"%s\" RENAME TO %s".formatted(before.app(), names.app()),
                "ALTER ROLE %s RENAME TO %s".formatted(before.site(), names.site())));
    }

    private record Names(String owner, String app, String site) {}

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void whatWasDumpedIsWorkedWithAgain() throws Exception {
        County.key(place.resolve("before.key"));
        String sealed;
        Map<String, String> tables;
        String root;
        try (var before = start("before")) {
            County.settle(before, NORTH);
            County.published(before, County.raised(before, NORTH, Snapshots.REGISTER, County.JUNE));
            County.raised(before, NORTH, Snapshots.STOCK, County.JUNE);
            sealed = before.getBean(Seal.class).seal(NUMBER, COLUMN).value();
            County.signIn(before);
            root = root(before);
        }
        tables = tables("before");
        var privileges = privileges("before");
        assertThat(command("before", "backup", place("dumps"), "--keys", place("keys")))
                .as(said())
                .isZero();
        rename();

        assertThat(command("after", "restore", place("dumps"), "--keys", place("keys")))
                .as(said())
                .isZero();
        assertThat(differing(tables, tables("after"))).isEmpty();
        assertThatThrownBy(() -> start("after").close())
                .hasRootCauseMessage("This database was restored and not yet compared with what was public.");
        assertThat(command("after", "restore", "--public", place("before/site")))
                .as(said())
                .isZero();
        assertThat(differing(tables, tables("after"))).containsExactly("housing.session");

        try (var after = start("after")) {
            assertThat(root(after)).isEqualTo(root);
            assertThat(privileges("after")).containsExactlyElementsOf(privileges);
            assertThat(after.getBean(Seal.class).open(new SealedText(sealed), COLUMN))
                    .isEqualTo(NUMBER);
            assertThat(after.getBean(Tasks.class)
                            .choices(new Remit(List.of(NORTH), List.of(), true))
                            .steps())
                    .isNotEmpty();
            var next = County.raised(after, NORTH, Snapshots.REGISTER, County.JULY);
            County.published(after, next);
            assertThat(after.getBean(Obligations.class).get(next.id()).state()).isEqualTo(ObligationState.PUBLIC);
        }
    }

    @Test
    void aDamagedDumpOrADatabaseThatIsNotEmptyIsRefusedAndNothingIsMarked() throws Exception {
        var newest = Files.createDirectories(place.resolve("dumps/dump/20260701T000000Z"));
        Files.writeString(newest.resolve("anju.dump"), "no dump");
        Files.writeString(newest.resolve("anju.dump.sha256"), "another  anju.dump\n");
        assertThat(command("after", "restore", place("dumps"))).isOne();
        assertThat(said()).contains("is damaged");

        Files.writeString(
                newest.resolve("anju.dump.sha256"),
                "%s  anju.dump\n".formatted(org.anju.database.Sums.of(newest.resolve("anju.dump"))));
        assertThat(command("after", "restore", place("dumps"))).isOne();
        assertThat(said()).contains("pg_restore failed", "Nothing was changed.");
        assertThat(schemas("after")).containsExactly("public");

        owner("after").sql("CREATE TABLE here (a integer)").update();
        assertThat(command("after", "restore", place("dumps"))).isOne();
        assertThat(said()).contains("is not empty");
    }

    @Test
    void withoutAPublicSiteItIsLetInByAWordOfItsOwn() throws Exception {
        owner("before").sql("CREATE TABLE here (a integer)").update();
        assertThat(command("before", "backup", place("dumps"))).as(said()).isZero();

        assertThat(command("after", "restore", place("dumps"), "--without-public"))
                .as(said())
                .isZero();

        assertThat(schemas("after")).containsExactly("public");
        assertThat(owner("after")
                        .sql("SELECT count(*) FROM here")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Nothing marks what the server's own archive put back; what the public saw tells. */
    @Test
    void aServerPutBackByItsOwnMeansIsNotWorkedWithBehindThePublicSite() throws Exception {
        County.key(place.resolve("before.key"));
        try (var before = start("before")) {
            County.settle(before, NORTH);
            County.published(before, County.raised(before, NORTH, Snapshots.REGISTER, County.JUNE));
            County.rendered(before, place.resolve("before/site"));
        }
        server.tell(List.of(
                "DROP DATABASE after", "CREATE DATABASE after OWNER %s TEMPLATE before".formatted(names.owner())));
        String root;
        try (var before = start("before")) {
            County.published(before, County.raised(before, NORTH, Snapshots.REGISTER, County.JULY));
            County.rendered(before, place.resolve("before/site"));
            root = root(before);
        }
        var tables = tables("after");

        assertThatThrownBy(() -> start("after", "before").close())
                .hasMessageContaining("The log has 1 leaves, but the site in")
                .hasMessageContaining("bin/restore --public " + place("before/site"));
        assertThat(differing(tables, tables("after"))).isEmpty();

        assertThat(commandOn("after", "before", "restore", "--public", place("before/site")))
                .as(said())
                .isZero();
        try (var after = start("after", "before")) {
            assertThat(root(after)).isEqualTo(root);
        }
    }

    private List<String> schemas(String database) {
        return owner(database)
                .sql("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' ORDER BY 1")
                .query(String.class)
                .list();
    }

    private ConfigurableApplicationContext start(String name) {
        return start(name, name);
    }

    private ConfigurableApplicationContext start(String database, String machine) {
        return County.start(
                County.CLOCK,
                place.resolve(machine),
                place.resolve(machine + ".key"),
                "--spring.datasource.url=" + server.url(database),
                "--spring.datasource.username=" + names.app(),
                "--spring.datasource.password=b",
                "--anju.owner.username=" + names.owner(),
                "--anju.owner.password=a",
                "--anju.site.username=" + names.site(),
                "--anju.site.password=c");
    }

    private int command(String name, String... words) {
        return commandOn(name, name, words);
    }

    private int commandOn(String database, String machine, String... words) {
        said.reset();
        var environment = new HashMap<>(Map.of(
                "ANJU_DATA", place(machine),
                "ANJU_PRIVACY_KEY_FILE", place(machine + ".key"),
                "SPRING_DATASOURCE_URL", server.url(database),
                "SPRING_DATASOURCE_USERNAME", names.app(),
                "SPRING_DATASOURCE_PASSWORD", "b",
                "ANJU_OWNER_USERNAME", names.owner(),
                "ANJU_OWNER_PASSWORD", "a",
                "ANJU_SITE_USERNAME", names.site(),
                "ANJU_SITE_PASSWORD", "c"));
        return new BackupCommand(environment, new PrintStream(said, true, StandardCharsets.UTF_8)).run(words);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String place(String name) {
        return place.resolve(name).toString();
    }

    private static String root(ConfigurableApplicationContext county) {
        var journal = county.getBean(Journal.class);
        return journal.size() + " " + journal.root(journal.size()).hex();
    }

    private JdbcClient owner(String database) {
        return JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                server.url(database), names.owner(), "a"));
    }

    /** Every table with all its rows, whatever their order; over one connection, because this server's are dear. */
    private Map<String, String> tables(String database) {
        var connection = new SingleConnectionDataSource(server.url(database), names.owner(), "a", true);
        try {
            var owner = JdbcClient.create(connection);
            var tables = new TreeMap<String, String>();
            owner.sql(
                            "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname !~ '^pg_|^information_schema$'")
                    .query(String.class)
                    .list()
                    .forEach(table -> tables.put(
                            table,
                            owner.sql("SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM %s t"
                                            .formatted(table))
                                    .query(String.class)
                                    .single()));
            assertThat(tables)
                    .containsKeys("disclosure.edition_file", "housing.seal_key", "public.flyway_schema_history");
            return tables;
        } finally {
            connection.destroy();
        }
    }

    /** Who may do what with which schema, table, sequence and function; the three accounts by what they are. */
    private List<String> privileges(String database) {
        return owner(database)
                .sql("""
                        WITH thing (name, acl) AS (
                          SELECT nspname::text, coalesce(nspacl, acldefault('n', nspowner)) FROM pg_namespace
                           WHERE nspname IN ('public', 'housing', 'engine', 'disclosure')
                          UNION ALL
                          SELECT oid::regclass::text, coalesce(relacl,
                                   acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, relowner))
                            FROM pg_class WHERE relkind IN ('r', 'v', 'S') AND relnamespace::regnamespace::text
                             IN ('public', 'housing', 'engine', 'disclosure')
                          UNION ALL
                          SELECT oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)) FROM pg_proc
                           WHERE pronamespace::regnamespace::text IN ('public', 'housing', 'engine', 'disclosure'))
                        SELECT name, CASE WHEN a.grantee = 0 THEN 'everybody'
                                          ELSE CASE pg_get_userbyid(a.grantee)
                                                 WHEN :owner THEN 'owner' WHEN :app THEN 'app' WHEN :site THEN 'site'
                                                 ELSE pg_get_userbyid(a.grantee) END END AS who, a.privilege_type
                          FROM thing, aclexplode(acl) a ORDER BY 1, 2, 3
                        """)
                .param("owner", names.owner())
                .param("app", names.app())
                .param("site", names.site())
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
    }

    private static List<String> differing(Map<String, String> one, Map<String, String> other) {
        assertThat(other.keySet()).isEqualTo(one.keySet());
        return one.keySet().stream()
                .filter(key -> !Objects.equals(one.get(key), other.get(key)))
                .toList();
    }
}
