package org.anju.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Counties;
import org.anju.Database;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.database.Accounts;
import org.anju.register.HostileFiles.Hostile;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** What must not get in is handed in through the page: it is told why in Chinese, and nothing of it stays. */
@ApplicationTest
@Tag("patient")
class HostileFilesTests {

    @LocalServerPort
    int port;

    @Value("${anju.intake.folder}")
    Path folder;

    @Value("${server.tomcat.basedir}")
    Path container;

    @Value("${anju.data}")
    Path data;

    private final WebApplicationContext context;
    private final JdbcClient sql;
    private final JdbcClient owner;
    private final IntakeDesk desk;

    HostileFilesTests(@Autowired WebApplicationContext context, @Autowired JdbcClient sql) {
        Counties.in(sql);
        this.context = context;
        this.sql = sql;
        this.owner = Database.owner(context.getBean(Accounts.class));
        this.desk = new IntakeDesk(context, "990101");
    }

    static Stream<Hostile> files() {
        return HostileFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void itIsRefusedInChineseAndLeavesNoTrace(Hostile file) throws Exception {
        var before = traces();

        var page = desk.handIn("households", file.bytes()).text();

        assertThat(page).contains("未写入", file.told()).doesNotContain("??");
        assertThat(traces()).isEqualTo(before);
        assertThat(folder).isEmptyDirectory();
    }

    /** Sent as a browser sends it, by somebody who would like to fill the disk. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoHundredMegabytesAreRefusedInChineseAndLeaveNoTrace(boolean isLengthSaid) throws Exception {
        var browser = new Browser(port);
        browser.signIn(new Staff(context).account("990101", Role.OFFICER), Staff.PASSWORD);
        var token = browser.get("/desk/imports/new")
                .page()
                .select("input[name=_csrf]")
                .val();
        var imports = imports();

        var answer = HttpClient.newBuilder()
                .cookieHandler(browser.cookies())
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/desk/imports"))
                                .header("Accept", "text/html")
                                .header("Content-Type", "multipart/form-data; boundary=part")
                                .POST(twoHundredMegabytes(token, isLengthSaid))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(answer.body()).text()).contains("内容太大", "超过 50 MB", "没有接收", "请拆分文件");
        assertThat(imports()).isEqualTo(imports);
        Awaitility.await().untilAsserted(() -> assertThat(folder).isEmptyDirectory());
    }

    @Test
    void aFileLiesInTheFolderOfImportsAloneWhileItArrives() throws Exception {
        var browser = new Browser(port);
        browser.signIn(new Staff(context).account("990101", Role.OFFICER), Staff.PASSWORD);
        var session = browser.cookies().getCookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));

        try (var connection = new Socket("localhost", port)) {
            sendHalf(connection, "/desk/imports", session);
            Awaitility.await().until(() -> !found(folder).isEmpty());

            assertThat(found(folder)).isNotEmpty();
            assertThat(found(container)).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
        Awaitility.await().until(() -> found(folder).isEmpty());
    }

    /** The answer comes before the rest of the file does, which is how one sees that nobody waits for it. */
    @ParameterizedTest
    @CsvSource({"/desk/imports, 302", "/sign-in, 302", "/no-such-page, 403", "/, 403"})
    void aFileOfSomebodyNotSignedInIsAnsweredUnread(String path, int status) throws Exception {
        try (var connection = new Socket("localhost", port)) {
            connection.setSoTimeout(10_000);
            sendHalf(connection, path, "anju-session=00000000-0000-0000-0000-000000000000");

            var answer = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(found(folder)).isEmpty();
            assertThat(found(container)).isEmpty();
        }
    }

    /** Half of a request is sent and the other half never comes. */
    private static void sendHalf(Socket connection, String path, String cookies) throws IOException {
        var half = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies
                + "\r\nContent-Type: Multipart/form-data; boundary=part\r\n"
                + "Content-Length: 900000\r\n\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; "
                + "filename=\"a.csv\"\r\n\r\n" + HostileFiles.SOUND.repeat(5_000);
        connection.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
    }

    /** The files in which a sound line lies in clear. */
    private static List<Path> found(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(HostileFilesTests::holdsASoundLine)
                    .toList();
        }
    }

    private static boolean holdsASoundLine(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(HostileFiles.SOUND);
        } catch (IOException gone) {
            return false;
        }
    }

    private static HttpRequest.BodyPublisher twoHundredMegabytes(String token, boolean isLengthSaid) {
        var head = ("--part\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                        + "\r\n--part\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nhouseholds"
                        + "\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8);
        var megabyte = "0".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        var pieces = Stream.of(Stream.of(head), Stream.generate(() -> megabyte).limit(200), Stream.of(tail))
                .flatMap(each -> each)
                .toList();
        var body = HttpRequest.BodyPublishers.ofByteArrays(pieces);
        var length = head.length + 200L * megabyte.length + tail.length;
        return isLengthSaid ? HttpRequest.BodyPublishers.fromPublisher(body, length) : body;
    }

    @Test
    void aMillionEmptyRowsAreNotCounted() throws Exception {
        var file = HostileFiles.aMillionEmptyRows();

        assertThat(desk.handIn("households", file).text()).contains("已写入 1 行");
    }

    private Traces traces() throws IOException {
        return Traces.in(owner, data, container);
    }

    private int imports() {
        return sql.sql("SELECT count(*) FROM housing.import")
                .query(Integer.class)
                .single();
    }
}
