package org.anju.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.anju.Database;
import org.anju.intake.Choice;
import org.anju.register.Desk;
import org.anju.tabular.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the search after the journey finds what is there: each trace is laid once. */
class PrivateTracesTests {

    private static final String PERSON = "990101198001010014";
    private static final String PHONE = "19000000000";

    private final Desk desk = new Desk();

    @TempDir
    Path site;

    @BeforeEach
    void register() throws Exception {
        desk.hand("households", Choice.ALL_OR_NOTHING, """
                登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期
                R26-7KQ4-03512,张三,%s,,公共租赁住房,3,A,2026-03-01
                """.formatted(PERSON));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whereNothingIsNothingIsFound() throws Exception {
        Files.writeString(site.resolve("index.html"), "<p>R26-7KQ4-03512 张三 990101************");

        assertThat(traces().inSchema("engine")
                        .inSchema("disclosure")
                        .inPrivateSchema("housing")
                        .inFolder(site)
                        .inText("log", "Import 1 of R26-7KQ4-03512")
                        .found())
                .isEmpty();
    }

    @Test
    void aVariableAndAStoredObjectOfTheEngineAreRead() {
        desk.owner
                .sql("INSERT INTO engine.act_ge_property (name_, value_) VALUES ('applicant', ?)")
                .param(PERSON)
                .update();
        desk.owner
                .sql("INSERT INTO engine.act_ge_bytearray (id_, bytes_) VALUES ('1', ?)")
                .param(("phone=" + PHONE).getBytes(StandardCharsets.UTF_8))
                .update();

        assertThat(traces().inSchema("engine").found())
                .containsExactly("engine.act_ge_bytearray: a telephone number", "engine.act_ge_property: an ID number");
    }

    @Test
    void sealedValuesAndMatchKeysAreKnownAgain() {
        var household = desk.sql
                .sql("SELECT id_number, id_match FROM housing.household")
                .query()
                .singleRow();

        assertThat(traces().inText("log", "refused " + household.get("id_number"))
                        .found())
                .containsExactly("log: a sealed value");
        assertThat(traces().inText("addresses", "/desk?key=" + household.get("id_match"))
                        .found())
                .containsExactly("addresses: a match key");
    }

    @Test
    void anIdNumberInClearIsFoundAmongPrivateRowsToo() {
        desk.sql
                .sql("UPDATE housing.household SET applicant_name = 'x' || ?")
                .param(PERSON)
                .update();

        assertThat(traces().inPrivateSchema("housing").found()).containsExactly("housing.household: an ID number");
    }

    @Test
    void packedFilesAreOpened() throws Exception {
        try (var out = new GZIPOutputStream(Files.newOutputStream(site.resolve("a.html.gz")))) {
            out.write(("<td>" + PERSON).getBytes(StandardCharsets.UTF_8));
        }
        try (var table = Tables.xlsx(Files.newOutputStream(site.resolve("b.xlsx")), "名册")) {
            table.row(List.of("张三", PHONE));
        }

        assertThat(traces().inFolder(site).found())
                .anyMatch(found -> found.startsWith("a.html: ID_NUMBER"))
                .contains("a.html.gz: an ID number")
                .anyMatch(found -> found.startsWith("b.xlsx: MOBILE_PHONE"));
    }

    @Test
    void theLogOfTheDatabaseIsRead() throws Exception {
        var nobody = "999999190001010015";
        desk.owner
                .sql("DO $$ BEGIN RAISE WARNING 'refused %s'; END $$".formatted(nobody))
                .update();

        var traces = new PrivateTraces(desk.sql, Set.of(nobody), List.of(), List.of()).inFolder(Database.logs());

        assertThat(traces.found()).containsExactly("postgresql.log: an ID number");
    }

    /** So that there are none to search. */
    @ParameterizedTest
    @ValueSource(strings = {"io.micrometer.tracing.Tracer", "io.opentelemetry.api.trace.Tracer", "brave.Tracer"})
    void nothingIsThereThatCouldExportATrace(String tracer) {
        assertThatThrownBy(() -> Class.forName(tracer)).isInstanceOf(ClassNotFoundException.class);
    }

    private PrivateTraces traces() {
        return new PrivateTraces(desk.sql, Set.of(PERSON), List.of(PHONE), List.of());
    }
}
