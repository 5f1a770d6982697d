package org.anju.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.anju.journal.MerkleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for wrongly is refused in two sentences, before anything is touched. */
class BackupCommandTests {

    @TempDir
    Path place;

    private final Map<String, String> environment = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "'backup', needs to know where to",
        "'restore', needs to know where from",
        "'backup there --keep none', --keep needs a number",
        "'backup there --keep 0', --keep needs a number",
        "'backup there --fast', What does --fast mean",
        "'restore there --to', What does --to mean",
        "'restore there --to yesterday', yesterday is no moment",
        "'restore there --to 2026-13-01T00:00:00', is no moment",
        "'restore there', holds no backups",
        "'restore --public there', holds no public site of Anju",
        "'restore --without-public', holds no database",
        "'restore --public there --without-public', exclude each other",
        "'backup there', holds no database"
    })
    void itSaysWhatIsWrong(String words, String answer) {
        assertThat(run(words.replace("there", place.resolve("there").toString()).split(" ")))
                .contains(answer)
                .contains("exit 1")
                .doesNotContain("Exception");
        assertThat(place.resolve("there")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db/anju", "jdbc:postgresql://db name/anju", "jdbc:postgresql:anju"})
    void anAddressThatIsNoneIsRefused(String address) {
        environment.put("SPRING_DATASOURCE_URL", address);

        assertThat(run("backup", place.resolve("there").toString()))
                .contains("SPRING_DATASOURCE_URL is no address of a PostgreSQL server.")
                .contains("exit 1");
    }

    @Test
    void theKeyDoesNotLieWithWhatItOpens() throws IOException {
        Files.createDirectories(place.resolve("b"));
        Files.createSymbolicLink(place.resolve("elsewhere"), place.resolve("b"));
        for (var keys : new String[] {"b", "b/keys", "elsewhere", "elsewhere/keys", "."}) {
            assertThat(run(
                            "backup",
                            place.resolve("b").toString(),
                            "--keys",
                            place.resolve(keys).toString()))
                    .as(keys)
                    .contains("The key would lie together with the backup");
        }
        environment.put("ANJU_PRIVACY_KEY_FILE", place.resolve("b/privacy.key").toString());
        assertThat(run("backup", place.resolve("b").toString())).contains("The key would lie together");
        assertThat(run("backup", place.resolve("b").toString(), "--together")).contains("holds no database");
    }

    @Test
    void anotherInstallationsKeyIsRefused() throws IOException {
        var key = key("privacy.key", 1);
        var other = key("other.key", 2);

        assertThat(refusal(() -> new KeyCopy(key).belongingTo(new KeyCopy(other).fingerprint())))
                .contains("but the backup was sealed with that of");
        assertThat(refusal(() -> new KeyCopy(other).to(key))).contains("but the backup was sealed with that of");
        assertThat(KeyCopy.in(place, "none").file()).isEqualTo(key);
        var copy = new KeyCopy(key).to(place.resolve("keys/copy.key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
    }

    @Test
    void aPublicFolderIsBelievedAsFarAsItProvesItself() throws Exception {
        var site = site("anju-hold-v1\nobligation x\n");
        assertThat(new PublicFolder(site).leaves()).hasSize(1);

        var log = site.resolve("api/v1/log/0.json");
        Files.writeString(log, Files.readString(log).replace("obligation x", "obligation y"));
        assertThat(refusal(() -> new PublicFolder(site))).contains("is not what its hash says");

        site("anju-hold-v1\nobligation y\n");
        var index = site.resolve("api/v1/index.json");
        Files.writeString(index, Files.readString(index).replaceFirst("\"root\":\"..", "\"root\":\"00"));
        assertThat(refusal(() -> new PublicFolder(site))).contains("is not the one whose root its index states");

        Files.writeString(index, "{");
        assertThat(refusal(() -> new PublicFolder(site))).contains("is damaged");
    }

    @Test
    void aFileThatIsNotWhatItsHashSaysIsNotTaken() throws Exception {
        var site = site("anju-hold-v1\nobligation x\n");
        var edition = new org.anju.disclosure.EditionId(java.util.UUID.randomUUID());
        Files.createDirectories(site.resolve("editions/" + edition));
        Files.createDirectories(site.resolve("api/v1/editions"));
        Files.writeString(site.resolve("editions/%s/data.csv".formatted(edition)), "a,b\n");
        Files.writeString(
                site.resolve("api/v1/editions/%s.json".formatted(edition)),
                "{\"files\":[{\"name\":\"data.csv\",\"sha256\":\"%s\"}]}"
                        .formatted(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256")
                                        .digest("a,b\n".getBytes(StandardCharsets.UTF_8)))));
        var folder = new PublicFolder(site);
        assertThat(folder.file(edition, "data.csv")).hasSize(4);

        Files.writeString(site.resolve("editions/%s/data.csv".formatted(edition)), "a,c\n");
        assertThat(refusal(() -> folder.file(edition, "data.csv"))).contains("is not what its hash says");
        assertThat(refusal(() -> folder.file(edition, "../../secret"))).contains("no edition has");
        assertThat(refusal(() -> folder.file(edition, "data.pdf"))).contains("cannot be read");
    }

    private Path site(String leaf) throws IOException {
        var site = place.resolve("site");
        Files.createDirectories(site.resolve("api/v1/log"));
        var hash = MerkleTree.leafHash(leaf.getBytes(StandardCharsets.UTF_8)).hex();
        Files.writeString(site.resolve("api/v1/index.json"), "{\"log\":{\"size\":1,\"root\":\"%s\"}}".formatted(hash));
        Files.writeString(
                site.resolve("api/v1/log/0.json"),
                "[{\"index\":0,\"subject\":\"x\",\"hash\":\"%s\",\"data\":\"%s\"}]"
                        .formatted(hash, leaf.replace("\n", "\\n")));
        return site;
    }

    private Path key(String name, int fill) throws IOException {
        var bytes = new byte[32];
        bytes[0] = (byte) fill;
        var key = Files.createFile(
                place.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(key, Base64.getEncoder().encodeToString(bytes));
    }

    private static String refusal(Runnable attempt) {
        try {
            attempt.run();
            return "accepted";
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private String run(String... words) {
        environment.put("ANJU_DATA", place.resolve("data").toString());
        var said = new ByteArrayOutputStream();
        var exit = new BackupCommand(environment, new PrintStream(said, true, StandardCharsets.UTF_8)).run(words);
        return said.toString(StandardCharsets.UTF_8) + "exit " + exit;
    }
}
