package org.anju.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

class KeyOfTheDatabaseTests {

    @TempDir
    Path folder;

    private final JdbcClient database = Database.fresh().app();

    @Test
    void theSameKeyOpensTheNextStart() throws IOException {
        var first = start("a.key").seal("秘密", new SealedColumn("housing.household.id_number"));

        assertThat(start("a.key").open(first, new SealedColumn("housing.household.id_number")))
                .isEqualTo("秘密");
        assertThat(database.sql("SELECT fingerprint FROM housing.seal_key")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void anotherKeyIsRefusedWithBothFingerprintsAndTheWayOut() throws IOException {
        start("a.key");
        new SealKeyFile(folder.resolve("b.key")).readOrCreate();

        assertThatThrownBy(() -> start("b.key"))
                .isInstanceOf(SealKeyMissing.class)
                .hasMessageContaining("b.key holds the key of fingerprint")
                .hasMessageContaining(database.sql("SELECT fingerprint FROM housing.seal_key")
                        .query(String.class)
                        .single())
                .hasMessageContaining("backup");
    }

    @Test
    void aLostKeyIsRefusedAndNoneIsMadeInItsPlace() throws IOException {
        start("a.key");
        Files.delete(folder.resolve("a.key"));

        assertThatThrownBy(() -> start("a.key"))
                .isInstanceOf(SealKeyMissing.class)
                .hasMessageContaining("does not exist, and the database was sealed with");
        assertThat(folder.resolve("a.key")).doesNotExist();
    }

    @Test
    void theConsoleShowsTwoSentencesAndNoTrace() {
        var analysis = new PrivacyConfiguration.KeyRefusal()
                .analyze(new IllegalStateException(
                        new SealKeyMissing(Path.of("x.key"), "does not exist.", "Put it back.")));

        assertThat(analysis).isNotNull().satisfies(told -> {
            assertThat(told.getDescription()).isEqualTo("The key file x.key does not exist.");
            assertThat(told.getAction()).isEqualTo("Put it back.");
        });
    }

    private Seal start(String key) throws IOException {
        var environment = new MockEnvironment();
        environment.setActiveProfiles("demo");
        return new PrivacyConfiguration()
                .seal(new PrivacySettings(folder.resolve(key)), environment, new KeyOfTheDatabase(database));
    }
}
