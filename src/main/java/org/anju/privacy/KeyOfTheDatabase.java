package org.anju.privacy;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ties the database to the key that seals what lies in it: the first start notes its fingerprint, every other compares. */
@Repository
class KeyOfTheDatabase {

    private static final String WAY_OUT =
            "Put the key that belongs to this database back there from its backup (docs/operations.md, The key), or name"
                    + " its place in ANJU_PRIVACY_KEY_FILE. What was sealed opens with no other key."
                    + " If the database holds nothing worth keeping, start with an empty one.";

    private final JdbcClient database;

    KeyOfTheDatabase(JdbcClient database) {
        this.database = database;
    }

    /** @throws SealKeyMissing if the database was sealed with a key and there is none */
    void refuseAMissingOne(SealKeyFile file) {
        if (!file.exists()) {
            known().ifPresent(fingerprint -> {
                throw new SealKeyMissing(
                        file.path(),
                        "does not exist, and the database was sealed with the key of fingerprint %s."
                                .formatted(fingerprint),
                        WAY_OUT);
            });
        }
    }

    /** @throws SealKeyMissing if the database was sealed with another key */
    void refuseAnother(Seal seal, SealKeyFile file) {
        database.sql("INSERT INTO housing.seal_key (fingerprint) VALUES (?) ON CONFLICT DO NOTHING")
                .param(seal.fingerprint())
                .update();
        var known = known().orElseThrow();
        if (!known.equals(seal.fingerprint())) {
            throw new SealKeyMissing(
                    file.path(),
                    "holds the key of fingerprint %s, but the database was sealed with that of %s."
                            .formatted(seal.fingerprint(), known),
                    WAY_OUT);
        }
    }

    private Optional<String> known() {
        return database.sql("SELECT fingerprint FROM housing.seal_key")
                .query(String.class)
                .optional();
    }
}
