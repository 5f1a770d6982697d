package org.anju.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.journal.Leaf;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The public log as files: its leaves in their order, 256 to a file, so that anybody holds what was committed to. */
final class LogFiles {

    private static final int LEAVES = 256;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PublicStore store;
    private final Set<Long> complete = new HashSet<>();

    LogFiles(PublicStore store) {
        this.store = store;
    }

    void write(Press press, long size) {
        for (long number = 0; number * LEAVES < size; number++) {
            var path = path(number);
            if (complete.contains(number) && press.has(List.of(path))) {
                press.keep(List.of(path));
            } else {
                var to = Math.min(size, (number + 1) * LEAVES);
                press.file(path, text(store.leaves(number * LEAVES, to)));
                if (to == (number + 1) * LEAVES) {
                    complete.add(number);
                }
            }
        }
    }

    /**
     * The folder is only ever replaced by one of the same log, or a longer one that begins with it.
     *
     * @throws AnotherHistory if the store's log lacks a leaf that the folder shows, or has another in its place
     */
    static void refuseAnotherHistory(SiteFolder folder, PublicStore store, long size) {
        var shown = folder.logSize();
        if (size < shown) {
            throw new AnotherHistory(
                    "The log has %d leaves, but the site in %s already shows %d: the database was restored to a time before they were published."
                            .formatted(size, folder.root(), shown),
                    "Stop Anju and run bin/restore --public %s, which reads them back. docs/operations.md (Restore) says more."
                            .formatted(folder.root()));
        }
        if (shown > 0) {
            var number = (shown - 1) / LEAVES;
            var last = folder.root().resolve(path(number));
            if (Files.isRegularFile(last) && !isOfThisLog(read(last), number * LEAVES, store)) {
                throw new AnotherHistory(
                        "The site in %s shows another log than the database has, in leaves %d to %d: the database was restored and went on with other editions, or somebody changed one of the two."
                                .formatted(folder.root(), number * LEAVES, shown - 1),
                        "Keep both as they are; docs/operations.md (Restore) says what to do.");
            }
        }
    }

    /** A pass that was cut short, by a full disk for instance, may have left more leaves than it came to say. */
    private static boolean isOfThisLog(String shown, long from, PublicStore store) {
        var leaves = JSON.readTree(shown).size();
        return text(store.leaves(from, from + leaves)).equals(shown);
    }

    private static String path(long number) {
        return "api/v1/log/" + number + ".json";
    }

    private static String text(List<Leaf> leaves) {
        var entries = new ArrayList<Map<String, Object>>();
        for (var leaf : leaves) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("index", leaf.index());
            entry.put("subject", leaf.edition());
            entry.put("hash", leaf.hash().hex());
            entry.put("data", new String(leaf.data(), StandardCharsets.UTF_8));
            entries.add(entry);
        }
        return JSON.writeValueAsString(entries).replace("\r\n", "\n") + "\n";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
