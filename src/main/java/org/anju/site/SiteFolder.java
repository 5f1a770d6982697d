package org.anju.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.exceptions.TemplateEngineException;

/**
 * The folder of everything public. A file is written beside its place and renamed into it, and only if its bytes
 * changed; text has a {@code .gz} sibling. What a pass neither wrote nor kept is removed at its end.
 */
final class SiteFolder {

    private static final Logger log = LoggerFactory.getLogger(SiteFolder.class);

    /** Marks a folder whose files hold personal data; never served. */
    static final String PERSONAL = ".personal";

    /** How long the log was when the folder was last rendered; never served. */
    static final String LOG_SIZE = ".log-size";

    private static final Set<String> TEXT = Set.of("html", "css", "js", "csv", "json", "xml", "svg", "txt");
    private static final int WORTH_PACKING = 600;

    /** And a folder after what is in it. */
    private static final Comparator<Path> PAGES_FIRST = Comparator.comparing(
                    (Path file) -> !file.toString().contains(".html"))
            .thenComparing(Comparator.reverseOrder());

    private final Path root;
    private final Set<UUID> barred = ConcurrentHashMap.newKeySet();
    private final HiddenParts hidden;
    private final LookupStrikes lookup;

    SiteFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.hidden = new HiddenParts(this.root);
        this.lookup = new LookupStrikes(this.root, hidden);
    }

    Path root() {
        return root;
    }

    long logSize() {
        var file = root.resolve(LOG_SIZE);
        try {
            return Files.isRegularFile(file)
                    ? Long.parseLong(Files.readString(file).strip())
                    : 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Removes an edition's files at once; nothing is written under its address but what says that it is gone. Files that
     * cannot be removed are hidden, and removed as soon as they can be.
     */
    void bar(UUID edition) {
        barred.add(edition);
        lookup.bar(edition);
        remove(edition);
    }

    private void remove(UUID edition) {
        try {
            for (var folder : folders(edition)) {
                removeAll(folder);
            }
            hidden.show(edition.toString());
        } catch (UncheckedIOException stays) {
            if (hidden.hide(edition.toString())) {
                log.error("Edition {} is gone, but its files cannot be removed; they are hidden.", edition, stays);
            }
        }
    }

    private List<Path> folders(UUID edition) {
        return List.of(root.resolve("editions/" + edition), root.resolve(Place.ENGLISH + "editions/" + edition));
    }

    /** Whether more of an edition lies here than the page that says it is gone; that page's forerunner goes first. */
    boolean holds(UUID edition) {
        return folders(edition).stream().anyMatch(SiteFolder::holdsMoreThanAPage);
    }

    private static boolean holdsMoreThanAPage(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> !file.getFileName().toString().startsWith("index.html"));
        } catch (NoSuchFileException | NotDirectoryException nothing) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether a file of that address must not be served, although it lies there. */
    boolean hides(String address) {
        return hidden.hides(address);
    }

    LookupStrikes lookup() {
        return lookup;
    }

    /** What is barred now; given back to {@link #unbar} once the store was asked about it. */
    Set<UUID> barred() {
        return Set.copyOf(barred);
    }

    void unbar(Set<UUID> editions) {
        barred.removeAll(editions);
    }

    boolean hasAll(Set<Path> files) {
        return files.stream().allMatch(Files::isRegularFile);
    }

    /** By what it shows whether somebody else wrote a file since: how long it is, and when it was written. */
    record Stamp(long size, FileTime written) {}

    /** What is rendered at a time of its own. */
    enum Part {
        /** Everything that a reader waits for. */
        PAGES,
        /** The many small pages of the look-up, which follow; packing them would double their number for little. */
        LOOKUP;

        private static Part of(String path) {
            return Place.bare(path).startsWith("lookup/") ? LOOKUP : PAGES;
        }
    }

    Pass begin(Part part, PageGate gate) {
        hidden.all().stream()
                .filter(hides -> !hides.equals(HiddenParts.LOOKUP))
                .map(UUID::fromString)
                .forEach(this::remove);
        if (part == Part.LOOKUP) {
            lookup.begin();
        }
        return new Pass(part, gate);
    }

    /** One rendering of a part of the site. Files that do not wait for each other may be written side by side. */
    final class Pass {

        private final Part part;
        private final PageGate gate;
        private final Set<Path> seen = ConcurrentHashMap.newKeySet();
        private final HeldBack held = new HeldBack();

        private Pass(Part part, PageGate gate) {
            this.part = part;
            this.gate = gate;
        }

        /** Writes what was made now, unless the file has these bytes already; what the leak gate stops stays away. */
        void write(String path, byte[] bytes) {
            write(path, bytes, false);
        }

        /** Writes bytes that were read by the leak gate before they were stored, or are the application's own. */
        void copy(String path, byte[] bytes) {
            write(path, bytes, true);
        }

        private void write(String path, byte[] made, boolean read) {
            if (barred.stream().anyMatch(edition -> path.contains("editions/" + edition + "/"))) {
                return;
            }
            var bytes = part == Part.LOOKUP ? lookup.without(made) : made;
            var file = keep(path);
            if (differs(file, bytes)) {
                var objection = read ? Optional.<String>empty() : gate.objection(path, bytes);
                if (objection.isPresent()) {
                    held.add(path, objection.get());
                    keepWithSibling(path);
                    return;
                }
                replace(file, bytes);
                if (part == Part.LOOKUP && lookup.isBehind(bytes)) {
                    replace(file, lookup.without(bytes));
                }
            }
            if (part == Part.PAGES && packable(path, bytes)) {
                var packed = keep(path + ".gz");
                if (!Files.exists(packed) || newer(file, packed)) {
                    replace(packed, pack(bytes));
                }
            }
        }

        /** What was written or kept so far. */
        Set<Path> files() {
            return Set.copyOf(seen);
        }

        boolean has(String path) {
            return Files.exists(root.resolve(path));
        }

        /** How a file lies there, if it does. */
        Optional<Stamp> stamp(String path) {
            try {
                var attributes = Files.readAttributes(root.resolve(path), BasicFileAttributes.class);
                return Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime()));
            } catch (NoSuchFileException | NotDirectoryException nothing) {
                return Optional.empty();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Keeps a file of an earlier pass, and its packed sibling. */
        void keepWithSibling(String path) {
            keep(path);
            keep(path + ".gz");
        }

        /** A page that could not be made: it stays as it was. */
        void hold(String path, TemplateEngineException failure) {
            held.add(path, failure);
            keepWithSibling(path);
        }

        /** A folder of which a page could not be made: all of it stays as it was. */
        void holdFolder(String path, TemplateEngineException failure) {
            held.add(path, failure);
            var folder = root.resolve(path);
            if (Files.isDirectory(folder)) {
                try (var all = Files.walk(folder)) {
                    all.filter(Files::isRegularFile).forEach(seen::add);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }

        boolean heldBack(String path) {
            return held.has(path);
        }

        /** @throws HeldBack.Pages if some files were not written */
        void tellWhatWasHeldBack() {
            held.tell();
        }

        private Path keep(String path) {
            var file = root.resolve(path).normalize();
            if (!file.startsWith(root) || Part.of(path) != part) {
                throw new IllegalArgumentException("A file of the site lies in its folder.");
            }
            seen.add(file);
            return file;
        }

        /** Removes every file of this part that this pass did not see, and every folder left empty. */
        void end() {
            if (!Files.isDirectory(root)) {
                return;
            }
            try {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (!seen.contains(file) && Part.of(relative(file)) == part) {
                            Files.deleteIfExists(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    /** Another part, or whoever takes something down, may move or remove a file while we look. */
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                        // One that another part has just made, for a file to come, is not this part's to remove.
                        if (!folder.equals(root) && Part.of(relative(folder) + "/") == part && isEmpty(folder)) {
                            Files.deleteIfExists(folder);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            if (part == Part.LOOKUP) {
                lookup.end();
            }
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean differs(Path file, byte[] bytes) {
        try {
            return !Files.isRegularFile(file)
                    || Files.size(file) != bytes.length
                    || !Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean newer(Path file, Path packed) {
        try {
            return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(packed)) > 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void replace(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            var beside = file.resolveSibling("." + file.getFileName() + ".new");
            writeWhole(beside, bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** On a full disk the part that was written would only be in the way. */
    private static void writeWhole(Path file, byte[] bytes) throws IOException {
        try {
            Files.write(file, bytes);
        } catch (IOException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static boolean packable(String path, byte[] bytes) {
        return bytes.length >= WORTH_PACKING && TEXT.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /** A tenth larger than at the usual level, in half of the time. */
    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(4);
        }
    }

    private static byte[] pack(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new Gzip(packed)) {
            out.write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return packed.toByteArray();
    }

    /** The pages before the data, so that a page is never older than the data beside it. */
    private static void removeAll(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(PAGES_FIRST).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
