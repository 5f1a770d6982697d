package org.anju;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A browser without script that keeps cookies and follows nothing. What it posts carries the token of the page it saw
 * last, as a form does.
 */
public final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI home;
    private final String address;
    private String token = "";

    public Browser(int port) {
        this(port, "");
    }

    /** Elsewhere: a web server on this machine passes its requests on and says from which address they came. */
    public Browser(int port, String address) {
        this(URI.create("http://localhost:" + port), address);
    }

    /** Asks at that address of this machine. */
    public Browser(URI home, String address) {
        this.home = home;
        this.address = address;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Names and values in turn. */
    public Answer post(String path, String... fields) {
        var pairs = new ArrayList<>(List.of(fields));
        pairs.add("_csrf");
        pairs.add(token);
        return postWithoutToken(path, pairs.toArray(String[]::new));
    }

    public Answer postWithoutToken(String path, String... fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** The body as it stands, as a form. */
    public Answer postRaw(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A file beside names and values in turn, as a form with a file sends them. */
    public Answer upload(String path, String name, String content, String... fields) {
        return uploadAs("file", path, name, content, fields);
    }

    /** In a field of another name. */
    public Answer uploadAs(String field, String path, String name, String content, String... fields) {
        var body = new StringBuilder();
        var pairs = new ArrayList<>(List.of(fields));
        pairs.add("_csrf");
        pairs.add(token);
        for (int at = 0; at < pairs.size(); at += 2) {
            body.append("--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(pairs.get(at), pairs.get(at + 1)));
        }
        body.append("--part\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n".formatted(field, name))
                .append("Content-Type: text/csv\r\n\r\n")
                .append(content)
                .append("\r\n--part--\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    public Answer send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Where the sign-in leads. */
    public Answer signIn(String account, String password) {
        get("/sign-in");
        var answer = post("/sign-in", "account", account, "password", password);
        get("/sign-in");
        return answer;
    }

    public CookieManager cookies() {
        return cookies;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html,*/*;q=0.8");
        return address.isEmpty() ? request : request.header("X-Forwarded-For", address);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = new Answer(
                    client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)), home.toString());
            answer.token().ifPresent(found -> token = found);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String... fields) {
        var text = new StringBuilder();
        for (int at = 0; at < fields.length; at += 2) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(fields[at], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response, String home) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The path of a redirect, with its query. */
        public String location() {
            return header("Location").replace(home, "");
        }

        public Document page() {
            return Jsoup.parse(response.body(), home);
        }

        public String text() {
            return page().text();
        }

        private Optional<String> token() {
            return Optional.ofNullable(page().selectFirst("input[name=_csrf]")).map(field -> field.val());
        }
    }
}
