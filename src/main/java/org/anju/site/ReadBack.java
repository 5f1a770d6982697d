package org.anju.site;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.disclosure.EditionId;
import org.anju.disclosure.Publications;
import org.anju.disclosure.Publications.Awaiting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Reads every edition that stands back from its office's official address, as any reader would, until the bytes are
 * those on file: that instant is the publication date. It goes nowhere else, so a redirection is a failure; a failure is
 * tried again, ever more slowly.
 */
@Component
class ReadBack implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReadBack.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Publications publications;
    private final PublicStore store;
    private final SiteFolder folder;
    private final SiteSettings settings;
    private final Environment environment;
    private final HttpClient client;
    private final Map<EditionId, Failures> failures = new HashMap<>();
    private @Nullable ScheduledExecutorService worker;

    ReadBack(
            Publications publications,
            PublicStore store,
            SiteFolder folder,
            SiteSettings settings,
            Environment environment) {
        this.publications = publications;
        this.store = store;
        this.folder = folder;
        this.settings = settings;
        this.environment = environment;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** How often an edition could not be read back, and when it is tried again. */
    private record Failures(int count, long againAt) {

        Failures another() {
            var wait = Math.min(LONGEST_WAIT.toNanos(), FIRST_WAIT.toNanos() << Math.min(count, 6));
            return new Failures(count + 1, System.nanoTime() + wait);
        }

        boolean over() {
            return System.nanoTime() - againAt >= 0;
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "read-back");
            thread.setDaemon(true);
            return thread;
        });
        worker = started;
        var pause = settings.readBackEvery().toMillis();
        started.scheduleWithFixedDelay(this::readBackWhatWaits, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (worker != null) {
            worker.shutdownNow();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void readBackWhatWaits() {
        try {
            for (var awaiting : publications.awaiting()) {
                var failed = failures.get(awaiting.edition());
                if (isRunning() && isLaidOut(awaiting) && (failed == null || failed.over())) {
                    readBack(awaiting);
                }
            }
        } catch (RuntimeException failure) {
            if (isRunning()) {
                log.warn("What waits to be read back could not be asked for; it is tried again.", failure);
            }
        }
    }

    private boolean isLaidOut(Awaiting awaiting) {
        return Files.isRegularFile(folder.root().resolve(path(awaiting)));
    }

    private static String path(Awaiting awaiting) {
        return "editions/" + awaiting.edition() + "/" + awaiting.file();
    }

    private void readBack(Awaiting awaiting) {
        var address = address(awaiting);
        if (address.isEmpty()) {
            failed(awaiting, "region " + awaiting.region() + " has no official address");
            return;
        }
        try {
            var hash = fetch(address.get());
            if (Arrays.equals(hash, awaiting.sha256())) {
                publications.readBack(awaiting.edition(), address.get().toString(), hash);
                failures.remove(awaiting.edition());
            } else {
                failed(awaiting, address.get() + " has other bytes than those on file");
            }
        } catch (IOException unreachable) {
            failed(awaiting, address.get() + " " + unreachable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(Awaiting awaiting, String why) {
        var failed =
                failures.getOrDefault(awaiting.edition(), new Failures(0, 0)).another();
        failures.put(awaiting.edition(), failed);
        log.warn("Edition {} was not read back (attempt {}): {}.", awaiting.edition(), failed.count(), why);
    }

    private Optional<URI> address(Awaiting awaiting) {
        var own = settings.address();
        if (own != null) {
            return Optional.of(onThisPort(own).resolve(path(awaiting)));
        }
        return store.office(awaiting.region().value()).map(office -> office.official(path(awaiting)));
    }

    /** Port 0 in the settings is whatever port this server was given. */
    private URI onThisPort(URI address) {
        var port = environment.getProperty("local.server.port");
        return address.getPort() == 0 && port != null
                ? URI.create(address.toString().replaceFirst(":0(?=/|$)", ":" + port))
                : address;
    }

    private byte[] fetch(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Accept-Encoding", "identity")
                .header("Cache-Control", "no-cache")
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("answers " + response.statusCode());
            }
            return sha256(body);
        }
    }

    private static byte[] sha256(InputStream body) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var part = new byte[1 << 16];
            for (int read; (read = body.read(part)) >= 0; ) {
                digest.update(part, 0, read);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
