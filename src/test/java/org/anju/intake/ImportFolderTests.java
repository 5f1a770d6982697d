package org.anju.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFolderTests {

    @TempDir
    Path folder;

    @Test
    void whatAKilledRunLeftIsRemovedAtTheStart() throws Exception {
        for (var name : List.of("import-1.in", "upload_7_0001.tmp", "somebody's own")) {
            Files.writeString(folder.resolve(name), "张三,990101198001010014");
        }

        var kept = new ImportFolder(new IntakeSettings(folder)).keep(new ByteArrayInputStream(new byte[1]));

        assertThat(folder).isDirectoryNotContaining("glob:**{import-1.in,upload_*}");
        assertThat(folder.resolve("somebody's own")).exists();
        kept.close();
    }

    @Test
    void nobodyElseReadsIt() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        var kept = new ImportFolder(new IntakeSettings(folder)).keep(new ByteArrayInputStream(new byte[1]));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.path())))
                .isEqualTo("rw-------");
        kept.close();
    }
}
