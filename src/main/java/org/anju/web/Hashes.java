package org.anju.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/** The hash of what a file of ours holds, counted once: it is in the archive and cannot change while we run. */
final class Hashes implements Function<Resource, String> {

    private final Map<String, String> known = new ConcurrentHashMap<>();

    @Override
    public String apply(Resource file) {
        return known.computeIfAbsent(file.getDescription(), name -> hash(file));
    }

    private static String hash(Resource file) {
        try (var bytes = file.getInputStream()) {
            return DigestUtils.md5DigestAsHex(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
