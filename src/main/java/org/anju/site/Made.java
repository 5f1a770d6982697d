package org.anju.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of what the files of earlier passes were made, so that what would come out the same is not made again: a pass then
 * costs what is new, not all that was ever published.
 */
final class Made {

    /** What the file was made of, and how it lay there afterwards. */
    private record Maker(byte[] of, SiteFolder.Stamp stamp) {}

    private final Map<String, Maker> makers = new ConcurrentHashMap<>();

    /** Whether a file was made of the same, and lies there as it was left. */
    boolean isMadeOf(String path, String of, Optional<SiteFolder.Stamp> stamp) {
        var maker = makers.get(path);
        return maker != null
                && stamp.filter(maker.stamp()::equals).isPresent()
                && Arrays.equals(maker.of(), digest(of));
    }

    void remember(String path, String of, SiteFolder.Stamp stamp) {
        makers.put(path, new Maker(digest(of), stamp));
    }

    void forget(String path) {
        makers.remove(path);
    }

    private static byte[] digest(String of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
