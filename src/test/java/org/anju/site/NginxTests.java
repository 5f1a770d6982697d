package org.anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.anju.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration of docs/nginx.conf, with the application dead: what is public stays readable, and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern POLICY = Pattern.compile("default-src 'none';[^\"]*frame-ancestors 'none'[^\"]*");

    private int port;
    private int securePort;
    private int applicationPort;
    private HttpClient overHttps;
    private RenderedSite site;
    private String edition = "";
    private Process nginx;

    @BeforeAll
    void serve(@TempDir Path folder) throws IOException {
        var database = Database.fresh();
        var record = new SampleRecord(database.owner()).county(30);
        site = new RenderedSite(database, folder.resolve("site")).render();
        edition = record.editionOf("B5", "list").toString();
        port = freePort();
        securePort = freePort();
        applicationPort = freePort();
        var certificate = new SelfSigned(folder);
        overHttps = HttpClient.newBuilder().sslContext(certificate.trusted()).build();
        var configuration = Files.readString(Path.of("docs/nginx.conf"))
                .replace("listen 80;", """
                        listen 127.0.0.1:%d;
                        listen 127.0.0.1:%d ssl;
                        ssl_certificate %s;
                        ssl_certificate_key %s;
                        """.formatted(port, securePort, certificate.chain(), certificate.key()))
                .replace("/var/lib/anju/site", folder.resolve("site").toString())
                .replace("127.0.0.1:8080", "127.0.0.1:" + applicationPort);
        Files.writeString(folder.resolve("nginx.conf"), """
                        daemon off;
                        pid nginx.pid;
                        error_log stderr;
                        %s
                        events {}
                        http { access_log off; client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f;
                        uwsgi_temp_path u; scgi_temp_path s;
                        %s
                        }
                        """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "", configuration));
        nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        Awaitility.await("nginx: " + folder.resolve("said"))
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> nginx.isAlive() && get("/").statusCode() == 200);
    }

    @AfterAll
    void end() throws InterruptedException {
        nginx.destroy();
        assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en/", "batches/", "lookup/", "obligations/", "changes/"})
    void everyPageIsServedAsItWasRendered(String path) throws Exception {
        var answer = get("/" + path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(site.text(path + "index.html"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    }

    /** Page, packed page, list, folder without its slash, refusals, the application away, and what is hidden. */
    @ParameterizedTest
    @CsvSource({
        "200, /",
        "200, /lookup/",
        "200, /editions/EDITION/data.csv",
        "200, /assets/site.css",
        "301, /batches",
        "400, /../nginx.conf",
        "404, /.log-size",
        "404, /index.html.gz",
        "410, /editions/HIDDEN/data.csv",
        "503, /no-such-page",
        "503, /desk/tasks"
    })
    void everyAnswerCarriesTheHeadersThatProtect(int status, String path) throws Exception {
        hide("hidden-edition");
        var wanted = path.replace("EDITION", edition).replace("HIDDEN", "hidden-edition");
        var plain = get(wanted);
        var secure = overHttps.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + securePort + wanted))
                        .build(),
                BodyHandlers.ofString());

        for (var answer : List.of(plain, secure)) {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .satisfies(policy -> assertThat(policy).matches(POLICY));
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
            assertThat(answer.headers().allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
            assertThat(answer.headers().allValues("Permissions-Policy"))
                    .containsExactly("camera=(), geolocation=(), microphone=()");
        }
        assertThat(plain.headers().allValues("Strict-Transport-Security")).isEmpty();
        assertThat(secure.headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000; includeSubDomains");
    }

    @Test
    void whatTheApplicationAnswersKeepsItsOwnHeaders() throws Exception {
        var own = List.of(
                "Content-Security-Policy",
                "X-Content-Type-Options",
                "X-Frame-Options",
                "Referrer-Policy",
                "Cross-Origin-Opener-Policy",
                "Permissions-Policy",
                "Strict-Transport-Security",
                "Cache-Control");
        var application = HttpServer.create(new InetSocketAddress("127.0.0.1", applicationPort), 0);
        application.createContext("/", asked -> {
            own.forEach(name -> asked.getResponseHeaders().set(name, "own"));
            asked.sendResponseHeaders(204, -1);
        });
        application.start();
        try {
            var answer = overHttps.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + securePort + "/desk/tasks"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(own)
                    .allSatisfy(name -> assertThat(answer.headers().allValues(name))
                            .as(name)
                            .containsExactly("own"));
        } finally {
            application.stop(0);
        }
    }

    @Test
    void whatTheApplicationHidesIsNotServedHereEither() throws Exception {
        var other = "editions/" + edition + "/data.json";
        assertThat(get("/" + other).statusCode()).isEqualTo(200);

        hide(edition);
        hide(HiddenParts.LOOKUP);
        try {
            for (var path : new String[] {"editions/" + edition + "/", other, "lookup/", "lookup/index.html"}) {
                assertThat(get("/" + path).statusCode()).as(path).isEqualTo(410);
                assertThat(get("/en/" + path).statusCode()).as(path).isEqualTo(410);
                assertThat(get("/" + path).body()).doesNotContain("登记编号");
            }
            assertThat(get("/batches/").statusCode()).isEqualTo(200);
        } finally {
            Files.delete(marks().resolve(edition));
            Files.delete(marks().resolve(HiddenParts.LOOKUP));
        }
    }

    /** As the application marks what it cannot remove. */
    private void hide(String part) throws IOException {
        new HiddenParts(site.folder().root()).hide(part);
        assertThat(marks().resolve(part)).exists();
    }

    private Path marks() {
        return site.folder().root().resolveSibling("site.hidden");
    }

    @Test
    void aFolderWithoutItsSlashLeadsToTheOneWith() throws Exception {
        assertThat(get("/batches").headers().firstValue("Location")).hasValue("/batches/");
    }

    @Test
    void aPackedFileIsSentToWhoTakesIt() throws Exception {
        var packed = CLIENT.send(
                HttpRequest.newBuilder(address("/"))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body()).isEqualTo(site.bytes("index.html.gz"));
    }

    @Test
    void personalDataIsNotKeptOnTheWayAndNotGathered() throws Exception {
        for (var path : new String[] {"/editions/" + edition + "/", "/editions/" + edition + "/data.csv", "/lookup/"}) {
            assertThat(get(path).headers().firstValue("Cache-Control"))
                    .as(path)
                    .hasValueSatisfying(value -> assertThat(value).contains("max-age=60"));
            assertThat(get(path).headers().firstValue("X-Robots-Tag")).as(path).hasValue("noindex");
        }
        assertThat(get("/").headers().firstValue("X-Robots-Tag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.log-size", "/index.html.gz", "/../nginx.conf", "/%2e%2e/nginx.conf"})
    void whatIsNotPublicIsNotServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isBetween(400, 499);
    }

    @Test
    void theMarkOfAPersonalFolderIsNotServed() throws Exception {
        assertThat(site.has("editions/" + edition + "/" + SiteFolder.PERSONAL)).isTrue();
        assertThat(get("/editions/" + edition + "/" + SiteFolder.PERSONAL).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/tasks", "/sign-in", "/api/v1/calendar/due", "/no-such-page"})
    void whatNeedsTheApplicationSaysThatItIsAway(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("安居暂时无法使用");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
