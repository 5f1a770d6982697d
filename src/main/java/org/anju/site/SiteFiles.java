package org.anju.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            Map.entry("js", "text/javascript;charset=UTF-8"),
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

    /** A link that leads neither within its page nor to an address of its own. */
    private static final Pattern RELATIVE = Pattern.compile("( (?:href|src)=\")(?!#|/|[a-z]+:)([^\"]*)");

    /** Named in an {@code Accept-Encoding}, and not with a weight of nought, which refuses it (RFC 9110, 12.4.2). */
    private static final Pattern GZIP = Pattern.compile(
            "(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,|$)", Pattern.CASE_INSENSITIVE);

    private static final int AT_ONCE = 1 << 16;

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
        try {
            var changed = Files.getLastModifiedTime(file);
            if (!changed.equals(gone.read())) {
                gone = new Gone(changed, entries(file));
            }
            return gone.entries();
        } catch (NoSuchFileException nothingRendered) {
            return List.of();
        }
    }

    private static List<Entry> entries(Path file) throws IOException {
        return JSON.readTree(Files.readAllBytes(file))
                .path("gone")
                .valueStream()
                .map(each -> new Entry(
                        each.path("prefix").asString(""), each.path("page").asString("")))
                .toList();
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var address = (String) request.getAttribute(ADDRESS);
        var tombstone = tombstone(address);
        if (tombstone.isPresent()) {
            page(410, tombstone.get(), request, response);
            return;
        }
        if (sends(address, request, response)) {
            return;
        }
        if (find(address + "/").isPresent()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, POINTER);
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(
                    HttpHeaders.LOCATION,
                    UriUtils.encodePath(request.getContextPath() + "/" + address + "/", StandardCharsets.UTF_8));
        } else {
            page(404, (address.startsWith(Place.ENGLISH) ? Place.ENGLISH : "") + "404.html", request, response);
        }
    }

    /** Sends the file of that address, if there is one and its content is not gone; otherwise the answer is untouched. */
    boolean sends(String address, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var file = find(address);
        if (file.isEmpty() || tombstone(address).isPresent()) {
            return false;
        }
        try {
            send(address, file.get(), packed(file.get(), request), request, response);
            return true;
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        }
    }

    private void send(
            String address, Path file, @Nullable Path packed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sent = packed == null ? file : packed;
        // The time before the bytes: should the file be replaced in between, new bytes under an old tag are asked for
        // again.
        var changed = Files.getLastModifiedTime(sent).toMillis();
        try (var bytes = FileChannel.open(sent)) {
            var size = bytes.size();
            var tag =
                    '"' + Long.toHexString(size) + '-' + Long.toHexString(changed) + (packed == null ? "\"" : "-gz\"");
            var personal = isPersonal(address, file);
            response.setHeader(HttpHeaders.CACHE_CONTROL, personal ? PERSONAL : cacheControl(address));
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (hasAny(request)) {
                response.setHeader(HttpHeaders.ETAG, tag);
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            if (new ServletWebRequest(request, response).checkNotModified(tag, changed)) {
                return;
            }
            response.setContentType(mediaType(file));
            if (packed != null) {
                response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            if (personal) {
                response.setHeader("X-Robots-Tag", "noindex");
            }
            response.setContentLengthLong(size);
            if (!request.getMethod().equals("HEAD")) {
                copy(bytes, response.getOutputStream());
            }
        }
    }

    /** A star stands for whatever there is; Spring knows it for writing alone. */
    private static boolean hasAny(HttpServletRequest request) {
        var none = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return none != null && none.strip().equals("*");
    }

    private static void copy(FileChannel bytes, OutputStream out) throws IOException {
        var piece = ByteBuffer.allocate((int) Math.min(bytes.size(), AT_ONCE));
        while (bytes.read(piece.clear()) > 0) {
            out.write(piece.array(), 0, piece.position());
        }
    }

    /**
     * The layout links relatively, so the links of what is shown at another depth are led from the root. No base element:
     * the headers forbid one.
     */
    private void page(int status, String address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setContentType("text/html;charset=UTF-8");
        var file = root.resolve(address);
        if (Files.isRegularFile(file)
                && !folder.hides(address)
                && !request.getMethod().equals("HEAD")) {
            var home = URI.create(request.getContextPath() + "/" + address);
            var html = RELATIVE.matcher(Files.readString(file))
                    .replaceAll(link -> Matcher.quoteReplacement(link.group(1) + home.resolve(link.group(2))));
            response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static @Nullable Path packed(Path file, HttpServletRequest request) {
        var accepted = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)));
        var packed = file.resolveSibling(file.getFileName() + ".gz");
        return GZIP.matcher(accepted).find() && Files.isRegularFile(packed) ? packed : null;
    }

    private static String cacheControl(String address) {
        return address.startsWith("editions/") && !address.endsWith("/") && !address.endsWith(".html")
                ? IMMUTABLE
                : POINTER;
    }

    private static boolean isPersonal(String address, Path file) {
        var bare = Place.bare(address);
        return bare.startsWith("lookup/")
                || bare.startsWith("editions/") && Files.exists(file.resolveSibling(SiteFolder.PERSONAL));
    }

    private static String mediaType(Path file) {
        var name = file.getFileName().toString();
        return MEDIA_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
