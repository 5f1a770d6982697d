package org.anju.access;

import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What passwords must be like, and where their hashes are. */
@Repository
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom random = new SecureRandom();

    private final JdbcClient sql;

    Passwords(JdbcClient sql) {
        this.sql = sql;
    }

    PasswordHash of(OfficerId officer) {
        return sql.sql("SELECT password FROM housing.officer WHERE id = ?")
                .param(officer.value())
                .query(String.class)
                .optional()
                .map(PasswordHash::new)
                .orElseThrow();
    }

    /** Why it may not be a password, as a message key. */
    static Optional<String> objectionTo(String password, String account) {
        if (password.length() < SHORTEST) {
            return Optional.of("access.password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("access.password.long");
        }
        if (password.contains(account) || password.chars().distinct().count() < 5) {
            return Optional.of("access.password.weak");
        }
        return Optional.empty();
    }

    /** A password for someone else, in groups that can be read aloud: 74 bits. */
    static String invented() {
        var text = new StringBuilder();
        for (int at = 0; at < 15; at++) {
            text.append(at > 0 && at % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
