package org.anju.site;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.anju.calendar.OfficialClock;
import org.springframework.stereotype.Component;

/**
 * Compares this copy's folder with the store: whether every file of every edition lies there as it is on file, and
 * nothing of what is gone. All are looked at; whose are also read is said by {@link ReadingRota}.
 */
@Component
public class FolderProof {

    private final PublicStore store;
    private final SiteFolder folder;
    private final Renderer renderer;
    private final OfficialClock clock;
    private final ReadingRota rota = new ReadingRota();

    FolderProof(PublicStore store, SiteFolder folder, Renderer renderer, OfficialClock clock) {
        this.store = store;
        this.folder = folder;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Where it lies on this machine. */
    public Path place() {
        return folder.root();
    }

    /** The editions that stood before that instant and lack a file, or have one that is not the one on file. */
    public synchronized Set<UUID> lacking(Instant before) {
        var settled = store.snapshot().editions().stream()
                .filter(edition -> !edition.gone() && edition.stoodAt().isBefore(before))
                .toList();
        var lacking = new HashSet<UUID>();
        settled.stream()
                .filter(edition -> !faulty(edition, FolderProof::hasItsSize).isEmpty())
                .forEach(edition -> lacking.add(edition.id()));
        for (var edition : rota.turn(settled, clock.instant())) {
            if (!faulty(edition, FolderProof::hasItsBytes).isEmpty()) {
                rota.doubt(edition);
                lacking.add(edition.id());
            }
        }
        return lacking;
    }

    /** Renders the folder again, without what of that edition lies there wrongly. */
    public synchronized void layOutAgain(UUID wanted) {
        var wrong = store.snapshot().editions().stream()
                .filter(edition -> edition.id().equals(wanted))
                .flatMap(edition -> faulty(edition, FolderProof::hasItsBytes).stream())
                .toList();
        if (!wrong.isEmpty()) {
            wrong.forEach(FolderProof::remove);
            renderer.render(clock.today());
        }
    }

    /** The editions that are gone and of which files or rows lie there all the same; nothing of that settles. */
    public Set<UUID> lingering() {
        return store.gone().stream()
                .filter(edition -> folder.holds(edition) || folder.lookup().isNamed(edition))
                .collect(Collectors.toSet());
    }

    /** Removes what is gone, and writes what stands in its place. */
    public void removeWhatIsGone() {
        if (renderer.removeWhatIsGone()) {
            renderer.render(clock.today());
        }
    }

    private List<Path> faulty(Edition edition, BiPredicate<Path, Edition.Attached> right) {
        return edition.gone()
                ? List.of()
                : edition.files().stream()
                        .filter(Edition.Attached::kept)
                        .filter(file -> !right.test(path(edition, file), file))
                        .map(file -> path(edition, file))
                        .toList();
    }

    private Path path(Edition edition, Edition.Attached file) {
        return folder.root().resolve(edition.folder() + file.name());
    }

    private static boolean hasItsSize(Path path, Edition.Attached file) {
        try {
            return Files.isRegularFile(path) && Files.size(path) == file.size();
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The packed sibling is what most readers are given, so it is unpacked and compared too. */
    private static boolean hasItsBytes(Path path, Edition.Attached file) {
        try {
            return hasItsSize(path, file)
                    && hash(Files.newInputStream(path)).equals(file.sha256())
                    && (!Files.exists(packed(path)) || unpackedHash(path).equals(file.sha256()));
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String unpackedHash(Path path) throws IOException {
        try (var bytes = Files.newInputStream(packed(path))) {
            return hash(new GZIPInputStream(bytes));
        } catch (EOFException | ZipException unreadable) {
            return "";
        }
    }

    private static String hash(InputStream bytes) throws IOException {
        try (var read = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            read.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Path packed(Path file) {
        return file.resolveSibling(file.getFileName() + ".gz");
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(packed(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
