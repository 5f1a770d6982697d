package org.anju.site;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.anju.Anju;
import org.anju.ApplicationTest;
import org.anju.Database;
import org.anju.Measure;
import org.anju.Scratch;
import org.anju.database.Accounts;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Public pages from the application's own server against nginx with docs/nginx.conf on the same folder; needs wrk. */
public final class PublicPagesBench {

    private static final double LEAST = 0.4;
    private static final int TURNS = 3;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx|Socket errors");

    private PublicPagesBench() {}

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var application = new SpringApplication(Anju.class);
        application.addInitializers(new ApplicationTest.OnAFreshDatabase());
        try (var context = application.run("--server.port=0", "--anju.site.look-every=200ms")) {
            fill(context);
            var folder = context.getBean(SiteFolder.class).root();
            var own = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var nginx = freePort();
            var server = nginx(folder, nginx);
            var pages = new String[] {"/", "/batches/" + SampleRecord.BATCH + "/", "/assets/anju.css"};
            try {
                for (var page : pages) {
                    // The first page asked for must not pay for the compiler.
                    rate(own, page);
                }
                for (var page : pages) {
                    compare(page, own, nginx);
                }
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static void compare(String page, int own, int nginx) throws Exception {
        var ours = new double[TURNS];
        var floor = new double[TURNS];
        for (var turn = 0; turn < TURNS; turn++) {
            ours[turn] = rate(own, page);
            floor[turn] = rate(nginx, page);
        }
        Arrays.sort(ours);
        Arrays.sort(floor);
        var ratio = ours[TURNS / 2] / floor[TURNS / 2];
        Measure.print(
                "%-40s %,8.0f a second, nginx %,8.0f = %.2f (at least %.1f): %s",
                page, ours[TURNS / 2], floor[TURNS / 2], ratio, LEAST, ratio >= LEAST ? "held" : "MISSED");
    }

    /** Requests a second over five seconds, 32 connections, packed. */
    private static double rate(int port, String page) throws Exception {
        var wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c32", "-d5s", "-H", "Accept-Encoding: gzip", "http://127.0.0.1:" + port + page)
                .redirectErrorStream(true)
                .start();
        var said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = RATE.matcher(said);
        if (!rate.find() || REFUSED.matcher(said).find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static void fill(ConfigurableApplicationContext context) throws Exception {
        new SampleRecord(Database.owner(context.getBean(Accounts.class)))
                .county(2_000);
        var page = context.getBean(SiteFolder.class).root().resolve("batches/" + SampleRecord.BATCH + "/index.html");
        while (!Files.exists(page)) {
            Thread.sleep(100);
        }
    }

    private static Process nginx(Path site, int port) throws IOException {
        var folder = Scratch.folder();
        var configuration = Files.readString(Path.of("docs/nginx.conf"))
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                .replace("/var/lib/anju/site", site.toString());
        Files.writeString(folder.resolve("nginx.conf"), """
                        daemon off;
                        worker_processes 2;
                        pid nginx.pid;
                        error_log stderr;
                        %s
                        events {}
                        http { access_log off; sendfile on; %s }
                        """.formatted(System.getProperty("user.name").equals("root") ? "user root;" : "", configuration));
        return new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
                .inheritIO()
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
