package org.anju.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of what the files of earlier passes were made, so that what would come out the same is not made again: a pass then
 * costs what is new, not all that was ever published. Files that are made together stand under one name.
 */
final class Made {

    /** All that something is made of, as the SHA-256 of its text: a list of a thousand batches is a long text. */
    record Of(String digest) {

        static Of text(String text) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return new Of(HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** What the files were made of, and how each lay there afterwards. */
    private record Work(Of of, Map<String, SiteFolder.Stamp> files) {

        private boolean stands(SiteFolder.Pass pass) {
            return files.entrySet().stream()
                    .allMatch(file -> pass.stamp(file.getKey())
                            .filter(file.getValue()::equals)
                            .isPresent());
        }
    }

    private final Map<String, Work> works = new ConcurrentHashMap<>();

    /** Keeps the files of that name, if they were made of the same and lie there as they were left. */
    boolean keeps(String name, Of of, SiteFolder.Pass pass) {
        var work = works.get(name);
        if (work != null && work.of().equals(of) && work.stands(pass)) {
            work.files().keySet().forEach(pass::keepWithSibling);
            return true;
        }
        works.remove(name);
        return false;
    }

    /** The files have been made; not if one of them was held back, or taken away since: then all are tried again. */
    void remember(String name, Of of, Collection<String> files, SiteFolder.Pass pass) {
        var stamps = new LinkedHashMap<String, SiteFolder.Stamp>();
        files.stream()
                .filter(file -> !pass.heldBack(file))
                .forEach(file -> pass.stamp(file).ifPresent(stamp -> stamps.put(file, stamp)));
        if (stamps.keySet().containsAll(files)) {
            works.put(name, new Work(of, stamps));
        }
    }
}
