package org.anju.privacy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file as it will be handed to the public.
 *
 * @param mediaType with or without parameters, {@code text/csv;charset=UTF-8}
 */
public record Artefact(String fileName, String mediaType, Content content) {

    /** The bytes, which can be read more than once. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public static Artefact of(String fileName, String mediaType, byte[] bytes) {
        return new Artefact(fileName, mediaType, () -> new ByteArrayInputStream(bytes));
    }
}
