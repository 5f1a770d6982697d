package org.anju.draw;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The number that gives an entry its place, 32 bytes in lower-case hexadecimal.
 *
 * <p>It is HMAC-SHA256(key = seed, message = pool ‖ 0x00 ‖ tier ‖ 0x00 ‖ registration number). Tickets
 * compare as unsigned bytes, which in lower-case hexadecimal is the order of their digits.
 */
public record Ticket(String hex) implements Comparable<Ticket> {

    public Ticket {
        if (!isTicket(hex)) {
            throw new IllegalArgumentException("A ticket is 64 hexadecimal digits in lower case.");
        }
    }

    static Ticket of(Mac keyedBySeed, Entry entry) {
        var message = entry.pool() + '\0' + entry.tier() + '\0' + entry.registrationNumber();
        return new Ticket(HexFormat.of().formatHex(keyedBySeed.doFinal(message.getBytes(US_ASCII))));
    }

    @Override
    public int compareTo(Ticket other) {
        return hex.compareTo(other.hex);
    }

    private static boolean isTicket(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
