package org.anju.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What all tickets of one run are computed from, in lower-case hexadecimal.
 *
 * <p>It is SHA-256 over a sequence of byte strings, each preceded by its length as 4 bytes, big-endian:
 *
 * <ol>
 *   <li>{@code anju-draw-v1}
 *   <li>the batch number
 *   <li>the number of the run, in decimal
 *   <li>the 32 bytes of SHA-256({@code roster.csv})
 *   <li>for each contribution, in order: its name, then its value, each a string of its own
 * </ol>
 *
 * Text is UTF-8. Because each length is hashed, no two different sequences give the same input.
 */
public record Seed(String hex) {

    private static final String FORMAT = "anju-draw-v1";

    public Seed {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A seed is 64 hexadecimal digits in lower case.");
        }
    }

    static Seed of(Draw draw, FrozenRoster roster) {
        var digest = Sha256.digest();
        add(digest, bytes(FORMAT));
        add(digest, bytes(draw.batch()));
        add(digest, bytes(Integer.toString(draw.run())));
        add(digest, roster.hash());
        for (var contribution : draw.contributions()) {
            add(digest, bytes(contribution.name()));
            add(digest, bytes(contribution.value()));
        }
        return new Seed(HexFormat.of().formatHex(digest.digest()));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static void add(MessageDigest digest, byte[] string) {
        digest.update(ByteBuffer.allocate(4).putInt(string.length).array());
        digest.update(string);
    }

    // String.getBytes would turn half a surrogate pair into "?", and two inputs into one.
    private static byte[] bytes(String text) {
        try {
            var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A batch number or contribution is not valid Unicode.", e);
        }
    }
}
