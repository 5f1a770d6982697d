package org.anju.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Serves the folder: files only, never a question to the database. */
@Component
class SiteFiles implements HttpRequestHandler {

    /** The attribute under which the mapping leaves the address inside the folder. */
    static final String ADDRESS = SiteFiles.class.getName() + ".address";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=UTF-8"),
            Map.entry("css", "text/css;charset=UTF-8"),
            Map.entry("csv", "text/csv;charset=UTF-8"),
            Map.entry("json", "application/json;charset=UTF-8"),
            Map.entry("xml", "application/xml;charset=UTF-8"),
            Map.entry("txt", "text/plain;charset=UTF-8"),
            Map.entry("svg", "image/svg+xml;charset=UTF-8"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private static final String PERSONAL = "public, max-age=60, must-revalidate";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final String POINTER = "public, max-age=30, stale-if-error=86400";

    private final SiteFolder folder;
    private final Path root;
    private volatile Gone gone = new Gone(FileTime.fromMillis(0), List.of());

    SiteFiles(SiteFolder folder) {
        this.folder = folder;
        this.root = folder.root();
    }

    /** The list of what is gone, as of the file's last change. */
    private record Gone(FileTime read, List<Entry> entries) {}

    private record Entry(String prefix, String page) {}

    /** A file of the folder; refuses whatever leaves it, hides behind a dot, or is no file. */
    Optional<Path> find(String address) {
        var wanted = address.isEmpty() || address.endsWith("/") ? address + "index.html" : address;
        if (wanted.indexOf('\0') >= 0
                || wanted.contains("\\")
                || wanted.endsWith(".gz")
                || hidden(wanted)
                || folder.hides(wanted)) {
            return Optional.empty();
        }
        try {
            var file = root.resolve(wanted).normalize();
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (java.nio.file.InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static boolean hidden(String address) {
        return address.startsWith("/") || address.startsWith(".") || address.contains("/.") || address.contains("//");
    }

    /** The page that stands for an address whose content is gone. */
    Optional<String> tombstone(String address) throws IOException {
        return goneEntries().stream()
                .filter(entry -> address.startsWith(entry.prefix()))
                .map(Entry::page)
                .findFirst();
    }

    private List<Entry> goneEntries() throws IOException {
        var file = root.resolve("gone.json");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        var changed = Files.getLastModifiedTime(file);
        if (!changed.equals(gone.read())) {
            var entries = JSON.readTree(Files.readAllBytes(file))
                    .path("gone")
                    .valueStream()
                    .map(each -> new Entry(
                            each.path("prefix").asString(""), each.path("page").asString("")))
                    .toList();
            gone = new Gone(changed, entries);
        }
        return gone.entries();
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var address = (String) request.getAttribute(ADDRESS);
        var tombstone = tombstone(address);
        if (tombstone.isPresent()) {
            page(410, tombstone.get(), request, response);
            return;
        }
        var file = find(address);
        if (file.isPresent()) {
            send(address, file.get(), request, response);
        } else if (find(address + "/").isPresent()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, POINTER);
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(
                    HttpHeaders.LOCATION,
                    UriUtils.encodePath(request.getContextPath() + "/" + address + "/", StandardCharsets.UTF_8));
        } else {
            page(404, (address.startsWith(Place.ENGLISH) ? Place.ENGLISH : "") + "404.html", request, response);
        }
    }

    private void send(String address, Path file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var packed = packed(file, request);
        var sent = packed == null ? file : packed;
        var attributes = Files.readAttributes(sent, BasicFileAttributes.class);
        var changed = attributes.lastModifiedTime().toMillis();
        var tag = "\"%x-%x%s\"".formatted(attributes.size(), changed, packed == null ? "" : "-gz");
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl(address, file));
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (new ServletWebRequest(request, response).checkNotModified(tag, changed)) {
            return;
        }
        response.setContentType(mediaType(file));
        if (packed != null) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (address.startsWith("lookup/") || address.startsWith(Place.ENGLISH + "lookup/") || personal(file)) {
            response.setHeader("X-Robots-Tag", "noindex");
        }
        response.setContentLengthLong(attributes.size());
        if (!request.getMethod().equals("HEAD")) {
            Files.copy(sent, response.getOutputStream());
        }
    }

    /** The layout links relatively, so what is shown at an unknown depth is told where the site begins. */
    private void page(int status, String address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setContentType("text/html;charset=UTF-8");
        var file = root.resolve(address);
        if (Files.isRegularFile(file) && !request.getMethod().equals("HEAD")) {
            var base = request.getContextPath() + "/" + address.substring(0, address.lastIndexOf('/') + 1);
            var html = Files.readString(file).replaceFirst("<head>", "<head>\n  <base href=\"" + base + "\">");
            response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static @Nullable Path packed(Path file, HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        var packed = file.resolveSibling(file.getFileName() + ".gz");
        return accepted != null && accepted.contains("gzip") && Files.isRegularFile(packed) ? packed : null;
    }

    private String cacheControl(String address, Path file) {
        if (address.startsWith("lookup/") || address.startsWith(Place.ENGLISH + "lookup/") || personal(file)) {
            return PERSONAL;
        }
        return address.startsWith("editions/") && !address.endsWith("/") && !address.endsWith(".html")
                ? IMMUTABLE
                : POINTER;
    }

    private static boolean personal(Path file) {
        return Files.exists(file.resolveSibling(SiteFolder.PERSONAL));
    }

    private static String mediaType(Path file) {
        var name = file.getFileName().toString();
        return MEDIA_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
