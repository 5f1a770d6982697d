package org.anju.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyFileTests {

    @TempDir
    Path folder;

    @Test
    void aNewKeyIsItsOwnersAloneAndStays() throws IOException {
        var path = folder.resolve("keys/privacy.key");

        var key = new SealKeyFile(path).readOrCreate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(new SealKeyFile(path).readOrCreate()).isEqualTo(key).hasSize(32);
    }

    @Test
    void aMissingKeyIsRefusedWithTheWayOut() {
        var path = folder.resolve("privacy.key");

        assertThatThrownBy(() -> new SealKeyFile(path).read())
                .isInstanceOf(SealKeyMissing.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("Restore it");
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        var path = folder.resolve("privacy.key");
        new SealKeyFile(path).readOrCreate();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> new SealKeyFile(path).read())
                .isInstanceOf(SealKeyMissing.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aDamagedKeyIsRefusedAndNotReplaced() throws IOException {
        var path = folder.resolve("privacy.key");
        new SealKeyFile(path).readOrCreate();
        Files.writeString(path, "c2hvcnQ=\n");

        assertThatThrownBy(() -> new SealKeyFile(path).readOrCreate())
                .isInstanceOf(SealKeyMissing.class)
                .hasMessageContaining("32 bytes");
        assertThat(path).hasContent("c2hvcnQ=\n");
    }
}
