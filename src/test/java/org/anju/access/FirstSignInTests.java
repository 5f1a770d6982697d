package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.anju.Database;
import org.anju.calendar.StandingClock;
import org.anju.region.Office;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

class FirstSignInTests {

    @TempDir
    Path data;

    private Regions regions;
    private Officers officers;
    private FirstCode code;
    private MockMvc pages;

    @BeforeEach
    void begin() throws Exception {
        var source = Database.fresh().appDataSource();
        var sql = JdbcClient.create(source);
        var clock = new StandingClock("2026-11-23T01:00:00Z");
        regions = new Regions(sql);
        officers = new Officers(sql, regions);
        code = new FirstCode(officers, new AccessSettings(data));
        code.run(new DefaultApplicationArguments());
        var texts = new StaticMessageSource();
        texts.setUseCodeAsDefaultMessage(true);
        var hashing = new HashingLimit(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        pages = MockMvcBuilders.standaloneSetup(new FirstSignInPage(
                        code,
                        officers,
                        new Accounts(sql, clock),
                        regions,
                        hashing,
                        new AuditTrail(sql, clock),
                        transaction,
                        texts))
                .build();
    }

    @Test
    void theCodeLiesWhereOnlyTheOwnerOfTheMachineReadsIt() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(code()).hasSize(17);
    }

    @Test
    void whoKnowsTheCodeOpensTheFirstOperatorsAccountOnce() throws Exception {
        pages.perform(get("/first-sign-in")).andExpect(view().name("access/first-sign-in"));
        var known = code();

        pages.perform(typed(known, "a sentence of my own")).andExpect(redirectedUrl("/sign-in"));

        var first = officers.named("root.one").orElseThrow().officer();
        assertThat(first.roles()).containsExactly(Role.OPERATOR);
        assertThat(file()).doesNotExist();
        pages.perform(get("/first-sign-in")).andExpect(status().isNotFound());
        pages.perform(typed(known, "a sentence of my own")).andExpect(status().isNotFound());
        assertThat(officers.all()).hasSize(1);
    }

    /** A second click while the password of the first is still hashed, and somebody else with the code. */
    @Test
    void ofSeveralAtOnceOneOpensTheFirstAccount() throws Exception {
        var known = code();
        var together = Executors.newFixedThreadPool(4);

        var answers = Stream.of("root.one", "root.one", "root.two", "root.three")
                .map(account -> CompletableFuture.supplyAsync(() -> open(known, account), together))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        together.shutdown();
        assertThat(answers).isSubsetOf(200, 302, 404).contains(302);
        assertThat(officers.all()).hasSize(1);
        assertThat(file()).doesNotExist();
    }

    private int open(String known, String account) {
        try {
            return pages.perform(typed(known, account, "a sentence of my own"))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Its file is empty, and may be read by all, as {@code touch} makes it. */
    @Test
    void whoForgotThePasswordIsLetInByTheOwnerOfTheMachineOnce() throws Exception {
        open(code(), "root.one");
        pages.perform(get("/first-sign-in")).andExpect(status().isNotFound());
        Files.createFile(again());

        pages.perform(get("/first-sign-in")).andExpect(model().attribute("another", true));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(again())))
                .isEqualTo("rw-------");
        var known = Files.readString(again()).strip();
        assertThat(known).hasSize(17);
        pages.perform(typed("guessed", "root.one", "a sentence of my own"))
                .andExpect(model().attribute("errors", Map.of("code", "access.first.code.wrong")));
        pages.perform(typed(known, "root.one", "a sentence of my own"))
                .andExpect(model().attribute("errors", Map.of("account", "access.accounts.account.taken")));
        pages.perform(typed(known, "root.two", "a sentence of my own")).andExpect(redirectedUrl("/sign-in"));
        assertThat(officers.all())
                .extracting(account -> account.officer().account())
                .containsExactly("root.one", "root.two");
        assertThat(again()).doesNotExist();
        assertThat(open(known, "root.three")).isEqualTo(404);
    }

    /** Nobody else's empty code opens anything, and whoever is in need finds one. */
    @Test
    void aCodeOfWhichOnlyTheFileWasWrittenIsWrittenAnew() throws Exception {
        Files.writeString(file(), "");
        code.run(new DefaultApplicationArguments());

        pages.perform(typed("", "a sentence of my own"))
                .andExpect(model().attribute("errors", Map.of("code", "access.first.code.wrong")));

        assertThat(officers.none()).isTrue();
        assertThat(open(code(), "root.one")).isEqualTo(302);
    }

    /** It was left by a start of which another copy opened the first account. */
    @Test
    void theFirstCodeOpensNoSecondAccount() throws Exception {
        var known = code();
        open(known, "root.one");
        Files.writeString(file(), known);

        assertThat(open(known, "root.two")).isEqualTo(404);

        assertThat(officers.all()).hasSize(1);
    }

    /** Before the first region is entered there is none to compare with. */
    @Test
    void anOperatorIsOfARegionThatThereIs() throws Exception {
        regions.save(new Region(
                new RegionCode("990102"),
                "邻县",
                "Lin County",
                Optional.empty(),
                new Office("局", "Bureau", "路", "0", "0", "91350100M000100Y43", URI.create("http://localhost:9/"))));

        pages.perform(typed(code(), "a sentence of my own"))
                .andExpect(model().attribute("errors", Map.of("region", "access.first.region.unknown")));

        assertThat(officers.none()).isTrue();
    }

    @Test
    void aWrongCodeOpensNothing() throws Exception {
        pages.perform(typed("wrong", "a sentence of my own"))
                .andExpect(model().attributeExists("errors"))
                .andExpect(view().name("access/first-sign-in"));

        assertThat(officers.none()).isTrue();
        assertThat(file()).exists();
    }

    @Test
    void aWeakPasswordOpensNothing() throws Exception {
        pages.perform(typed(code(), "short")).andExpect(model().attributeExists("errors"));

        assertThat(officers.none()).isTrue();
    }

    @Test
    void aSecondStartKeepsTheCodeThatWasToldAlready() throws Exception {
        var before = code();
        code.run(new DefaultApplicationArguments());

        assertThat(code()).isEqualTo(before);
    }

    private static MockHttpServletRequestBuilder typed(String code, String password) {
        return typed(code, "root.one", password);
    }

    private static MockHttpServletRequestBuilder typed(String code, String account, String password) {
        return post("/first-sign-in")
                .param("code", code)
                .param("account", account)
                .param("name", "任安平")
                .param("region", "990101")
                .param("password", password);
    }

    private String code() throws Exception {
        return Files.readString(file()).strip();
    }

    private Path again() {
        return data.resolve("first-sign-in.again");
    }

    private Path file() {
        return data.resolve("first-sign-in.code");
    }
}
