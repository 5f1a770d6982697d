package org.anju.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must not be served although it lies in the folder: an edition by its id, or the look-up. Each has an empty file of
 * its name in {@code <folder>.hidden}, beside the site's folder, for the next start and for a web server that reads the
 * folder itself.
 */
final class HiddenParts {

    static final String LOOKUP = "lookup";

    private static final Pattern EDITION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Logger log = LoggerFactory.getLogger(HiddenParts.class);

    private final Path marks;
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    HiddenParts(Path site) {
        this.marks = site.resolveSibling(site.getFileName() + ".hidden");
        hidden.addAll(marked());
    }

    private Set<String> marked() {
        try (var files = Files.list(marks)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(HiddenParts::isPart)
                    .collect(Collectors.toSet());
        } catch (NoSuchFileException | NotDirectoryException none) {
            return Set.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whatever else lies there, such as what an editor or a file manager leaves, hides nothing. */
    private static boolean isPart(String name) {
        return name.equals(LOOKUP) || EDITION.matcher(name).matches();
    }

    Set<String> all() {
        return Set.copyOf(hidden);
    }

    boolean hides(String address) {
        var bare = Place.bare(address);
        return hidden.stream()
                .anyMatch(part ->
                        part.equals(LOOKUP) ? bare.startsWith("lookup/") : bare.startsWith("editions/" + part + "/"));
    }

    /** Whether it was not hidden before. */
    boolean hide(String part) {
        var fresh = hidden.add(part);
        if (fresh) {
            try {
                Files.createDirectories(marks);
                Files.write(marks.resolve(part), new byte[0]);
            } catch (IOException failure) {
                log.error("{} is hidden by this copy alone: another web server cannot be told.", part, failure);
            }
        }
        return fresh;
    }

    void show(String part) {
        if (hidden.remove(part)) {
            try {
                Files.deleteIfExists(marks.resolve(part));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
