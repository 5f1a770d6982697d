package org.anju.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the look-up tells of an edition out of its pages, ahead of the pass that writes all of them anew and may take
 * minutes: until a pass begins that knows, nothing of the edition is written either. If a page can be neither written nor
 * removed, the look-up is hidden until a pass has written all of it.
 */
final class LookupStrikes {

    private static final Logger log = LoggerFactory.getLogger(LookupStrikes.class);

    private static final String INDEX = "lookup/index.html";
    /** A number with its lists, as {@link LookupPages} writes it. */
    private static final Pattern NUMBER = Pattern.compile("<section class=\"found\">.*?</section>\\s*", Pattern.DOTALL);

    /** Before the line of a list in which the number stands. */
    private static final String FOUND = "<b>";

    private final Path root;
    private final Set<UUID> struck = ConcurrentHashMap.newKeySet();
    private final Set<UUID> done = ConcurrentHashMap.newKeySet();
    private final HiddenParts hidden;
    /** While a pass runs, and after one that was cut short, the index does not say what the pages tell. */
    private volatile boolean unfinished = true;

    LookupStrikes(Path root, HiddenParts hidden) {
        this.root = root;
        this.hidden = hidden;
    }

    /** From now on no page is written with the edition. */
    void bar(UUID edition) {
        struck.add(edition);
        done.remove(edition);
    }

    /** What no page is written with; given back to {@link #unbar} by a pass that asked the store afterwards. */
    Set<UUID> barred() {
        return Set.copyOf(struck);
    }

    void unbar(Set<UUID> editions) {
        struck.removeAll(editions);
    }

    void begin() {
        unfinished = true;
    }

    void end() {
        unfinished = false;
        hidden.show(HiddenParts.LOOKUP);
    }

    /** Whether the index names the edition among the lists of the last whole pass. */
    boolean isNamed(UUID edition) {
        return names(root.resolve(INDEX), edition);
    }

    /** Whether pages may tell of the edition. */
    boolean isTold(UUID edition) {
        var index = root.resolve(INDEX);
        return isNamed(edition)
                || !done.contains(edition)
                        && (unfinished || !Files.exists(index))
                        && Files.isDirectory(root.resolve("lookup"));
    }

    private static boolean names(Path page, UUID edition) {
        try {
            return Files.readString(page).contains(edition.toString());
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes an edition out of the pages of these numbers, and out of the index when all of them are done. */
    void strike(UUID edition, Iterable<String> numbers) {
        bar(edition);
        try {
            var seen = new HashSet<String>();
            for (var number : numbers) {
                strike(edition, number, seen);
            }
            strike(edition, INDEX);
            done.add(edition);
        } catch (IOException stays) {
            if (hidden.hide(HiddenParts.LOOKUP)) {
                log.error("Edition {} is gone, but not from the look-up, which is hidden.", edition, stays);
            }
        }
    }

    private void strike(UUID edition, String number, Set<String> seen) throws IOException {
        for (var ending : LookupPages.endings(number)) {
            var page = "lookup/" + ending + ".html";
            if (!seen.contains(page)) {
                if (!Files.exists(root.resolve(page))) {
                    return;
                }
                seen.add(page);
                strike(edition, page);
            }
        }
    }

    private void strike(UUID edition, String page) throws IOException {
        for (var path : List.of(page, Place.ENGLISH + page)) {
            var file = root.resolve(path);
            if (names(file, edition)) {
                clear(file, edition);
            }
        }
    }

    /** On a full disk a page can be removed that cannot be written. */
    private void clear(Path file, UUID edition) throws IOException {
        var all = new HashSet<>(struck);
        all.add(edition);
        var page = without(Files.readAllBytes(file), all);
        try {
            SiteFolder.replace(file, page);
        } catch (UncheckedIOException unwritable) {
            Files.deleteIfExists(file);
        }
    }

    /** A page without what it tells of the editions that are barred. */
    byte[] without(byte[] page) {
        return struck.isEmpty() ? page : without(page, struck);
    }

    /** A page without the lines that name an edition, and without the numbers that then stand in no list. */
    private static byte[] without(byte[] page, Set<UUID> editions) {
        var before = new String(page, StandardCharsets.UTF_8);
        var after = before;
        for (var edition : editions) {
            after = without(after, "editions/" + edition + "/");
        }
        return after.equals(before)
                ? page
                : NUMBER.matcher(after)
                        .replaceAll(number ->
                                number.group().contains(FOUND) ? Matcher.quoteReplacement(number.group()) : "")
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static String without(String page, String link) {
        var rest = page;
        for (var at = rest.indexOf(link); at >= 0; at = rest.indexOf(link)) {
            var from = rest.lastIndexOf("<li", at);
            var to = rest.indexOf("</li>", at);
            if (from < 0 || to < 0) {
                throw new IllegalStateException("A page of the look-up tells of an edition outside its lists.");
            }
            rest = rest.substring(0, from)
                    + rest.substring(to + "</li>".length()).stripLeading();
        }
        return rest;
    }

    /** Whether a page that was just written names an edition that was struck meanwhile. */
    boolean isBehind(byte[] written) {
        return !Arrays.equals(written, without(written));
    }
}
