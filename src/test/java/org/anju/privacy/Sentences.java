package org.anju.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The message bundles as files. */
final class Sentences {

    private Sentences() {}

    static Properties in(String bundle) {
        var sentences = new Properties();
        try (var file = Sentences.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            sentences.load(new InputStreamReader(Objects.requireNonNull(file), UTF_8));
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
