package org.anju.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.anju.ApplicationTest;
import org.anju.Database;
import org.anju.database.Accounts;
import org.anju.disclosure.EditionId;
import org.anju.disclosure.TakenDown;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The running application serves its folder, reads back what stands, and lets go of what was taken down. */
@ApplicationTest
@TestPropertySource(properties = {"anju.site.address=http://localhost:0/", "anju.site.look-every=200ms"})
class ServedSiteTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** A file that no pass makes anew between two questions. */
    private static final String UNCHANGED = "/assets/site.css";

    private static @Nullable SampleRecord filled;

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private SiteFolder folder;

    @Autowired
    private SiteCondition condition;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void fill(@Autowired Accounts accounts) {
        if (filled == null) {
            filled = new SampleRecord(Database.owner(accounts)).county(30);
            await().atMost(Duration.ofSeconds(60)).until(() -> get("/").body().contains("资格复审结果公示"));
        }
    }

    private static SampleRecord sample() {
        return Objects.requireNonNull(filled);
    }

    /** A browser runs no script, and shows no picture, that is sent as something else. */
    @Test
    void everyFileIsSentAsWhatItIs() throws Exception {
        try (var all = Files.walk(folder.root())) {
            var files = all.filter(Files::isRegularFile)
                    .map(file -> "/" + folder.root().relativize(file))
                    .filter(path -> !path.contains("/.") && !path.endsWith(".gz"))
                    .toList();
            assertThat(files).contains("/assets/site.js", "/assets/anju.svg");
            for (var file : files) {
                assertThat(get(file).headers().firstValue("Content-Type"))
                        .as(file)
                        .hasValueSatisfying(type -> assertThat(type).doesNotContain("octet-stream"));
            }
        }
        assertThat(get("/assets/site.js").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    }

    @Test
    void aFolderIsItsIndexPage() throws Exception {
        assertThat(get("/en/").body()).contains("Public housing disclosures");
        assertThat(get("/batches/" + SampleRecord.BATCH + "/").statusCode()).isEqualTo(200);
        assertThat(get("/batches/" + SampleRecord.BATCH).headers().firstValue("Location"))
                .hasValue("/batches/" + SampleRecord.BATCH + "/");
    }

    @Test
    void whatStandsIsReadBackAndSoBecomesPublic() {
        var edition = sample().standing();

        await().atMost(Duration.ofSeconds(60)).until(() -> isPublic(edition));

        assertThat(database.sql("SELECT address FROM disclosure.publication WHERE edition_id = ?")
                        .param(edition)
                        .query(String.class)
                        .single())
                .isEqualTo("http://localhost:" + port + "/editions/" + edition + "/data.json");
    }

    private boolean isPublic(UUID edition) {
        return database.sql("SELECT count(*) FROM disclosure.publication WHERE edition_id = ?")
                        .param(edition)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void aPageIsPackedForThoseWhoTakeIt() throws Exception {
        var response = CLIENT.send(
                request("/").header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(text(new GZIPInputStream(response.body()))).contains("最近公开");
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aFileOfTheFolderIsAnsweredWithTheHeadersThatProtectAndWithoutASession() throws Exception {
        for (var path : new String[] {"/", "/en/", "/assets/anju.css", "/log/"}) {
            var headers = get(path).headers();

            assertThat(headers.firstValue("Content-Security-Policy")).as(path).isPresent();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(headers.allValues("Set-Cookie")).isEmpty();
            assertThat(headers.allValues("Cache-Control")).hasSize(1);
        }
    }

    @Test
    void onlyReadingIsAnswered() throws Exception {
        var head = send(request(UNCHANGED).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get(UNCHANGED).headers().firstValue("Content-Length"));
        for (var method : new String[] {"POST", "PUT", "DELETE"}) {
            assertThat(send(request("/").method(method, BodyPublishers.noBody()))
                            .statusCode())
                    .as(method)
                    .isBetween(400, 405);
        }
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        var tag = get(UNCHANGED).headers().firstValue("ETag").orElseThrow();
        var again = send(request(UNCHANGED).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void whoHasAnythingOfAFileIsNotSentItAgain() throws Exception {
        for (var method : new String[] {"GET", "HEAD"}) {
            var again = send(request(UNCHANGED).header("If-None-Match", "*").method(method, BodyPublishers.noBody()));

            assertThat(again.statusCode()).as(method).isEqualTo(304);
            assertThat(again.headers().firstValue("ETag"))
                    .isEqualTo(get(UNCHANGED).headers().firstValue("ETag"));
            assertThat(again.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        }
        assertThat(send(request("/no-such-page").header("If-None-Match", "*")).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "deflate, GZIP;q=0.5 | true",
                "gzip;q=0.001, br | true",
                "gzip;q=0 | false",
                "br, gzip; q=0.000, identity | false",
                "notgzip, gzip2 | false",
                "identity | false"
            })
    void aFileIsPackedOnlyForThoseWhoTakeIt(String accepted, boolean packed) throws Exception {
        var response = CLIENT.send(
                request(UNCHANGED).header("Accept-Encoding", accepted).build(), HttpResponse.BodyHandlers.discarding());

        assertThat(response.headers().firstValue("Content-Encoding").isPresent())
                .isEqualTo(packed);
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    }

    @Test
    void personalDataIsKeptByCachesForADayAtMost() throws Exception {
        var personal = sample().editionOf("B2.2", "whole");
        var plain = sample().editionOf("B3.2", "whole");

        assertThat(cacheControl("/editions/" + personal + "/data.csv")).contains("max-age=60");
        assertThat(cacheControl("/lookup/")).contains("max-age=60");
        assertThat(cacheControl("/editions/" + plain + "/data.csv")).contains("immutable");
        assertThat(cacheControl("/")).contains("stale-if-error");
    }

    private String cacheControl(String path) throws Exception {
        return get(path).headers().firstValue("Cache-Control").orElse("");
    }

    @Test
    void anUnknownAddressGetsAPageInItsLanguage() throws Exception {
        assertThat(get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(get("/no/such/page").body()).contains("没有这个页面");
        assertThat(get("/en/no/such/page").body()).contains("There is no such page");
    }

    /** The headers forbid a base element, and the page is shown at every depth. */
    @Test
    void everyLinkOfAPageThatIsMissingLeadsSomewhere() throws Exception {
        for (var path : new String[] {"/nothing", "/no/such/page", "/no/such/", "/en/nothing", "/en/no/such/page"}) {
            var page = Jsoup.parse(get(path).body(), "http://localhost:" + port + path);

            assertThat(page.select("link[rel=stylesheet]")).as(path).hasSize(2);
            assertThat(page.select("base")).isEmpty();
            for (var link : page.select("a[href]:not(.skip), link[href], script[src]")) {
                var target = URI.create(link.absUrl(link.hasAttr("src") ? "src" : "href"));
                if (target.getScheme().equals("http")) {
                    assertThat(get(target.getPath()).statusCode())
                            .as(path + " " + link)
                            .isEqualTo(200);
                }
            }
            assertThat(page.select(".skip").attr("href")).isEqualTo("#main");
        }
    }

    @Test
    void nothingOutsideTheFolderIsServed() throws Exception {
        for (var path : new String[] {
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc/passwd",
            "/.log-size",
            "/editions/../.log-size",
            "/..;/..;/etc/passwd",
            "/%00",
            "/en/%2e%2e/.log-size",
            "/index.html.gz"
        }) {
            assertThat(status(path)).as(path).isBetween(400, 404);
        }
    }

    /** As sent by one who does not tidy the path. */
    private int status(String path) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = text(socket.getInputStream());
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void whatWasTakenDownAnswersThatItIsGone() {
        var edition = sample().editionOf("B3.2", "whole");
        sample().takeDown(edition);

        events.publishEvent(new TakenDown(new EditionId(edition)));

        assertThat(folder.root().resolve("editions/" + edition + "/data.csv")).doesNotExist();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("/editions/" + edition + "/data.csv").statusCode() == 410);
        await().until(() -> get("/editions/" + edition + "/").body().contains("这份内容已撤下"));
    }

    @Test
    void whatAnotherCopyTookDownIsGoneAlthoughNoPassCanEnd() throws IOException {
        var edition = sample().editionOf("B5", "whole");
        var address = "/editions/" + edition + "/data.json";
        assertThat(folder.root().resolve("editions/" + edition + "/data.json")).exists();

        try (var stuck = new Unchangeable(folder.root().resolve("api/v1/editions"))) {
            sample().takeDown(edition);

            await().atMost(Duration.ofSeconds(60)).until(() -> get(address).statusCode() == 404);
            await().until(() -> condition.failingSince().isPresent());
            assertThat(stuck.folder().resolve(edition + ".json")).exists();
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> get(address).statusCode() == 410);
    }

    @Test
    void aLookUpThatCannotBeWrittenIsAFailureOfTheSite() throws IOException {
        var index = folder.root().resolve("lookup/index.html");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(index) && condition.failingSince().isEmpty());

        Files.delete(index);
        try (var stuck = new Unchangeable(folder.root().resolve("lookup"))) {
            database.sql("UPDATE disclosure.public_batch SET updated_at = updated_at + interval '1 second'")
                    .update();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> condition.failingSince().isPresent());
            assertThat(stuck.folder().resolve("index.html")).doesNotExist();
        }

        await().atMost(Duration.ofSeconds(60))
                .until(() -> condition.failingSince().isEmpty() && Files.exists(index));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}
