package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root falls back to where it may create no user namespace; anybody else runs the server as they are. */
class NobodyTests {

    @TempDir
    Path data;

    @Test
    void anUnprivilegedAccountRunsTheServer() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        var binaries = Binaries.unpackedIn(data.resolve("programs"));
        var user = System.getProperty("user.name");
        var way = user.equals("root") ? Unprivileged.asNobody() : Unprivileged.reaching(data);
        var cluster = new Cluster(data, binaries, way, Postgres.Durability.THROWAWAY);
        Files.setPosixFilePermissions(data.resolve("programs"), PosixFilePermissions.fromString("rwxr-xr-x"));

        cluster.createUnlessThere(new Account(Postgres.SUPERUSER, "secret"));
        cluster.start();

        assertThat(Postmaster.of(data.toRealPath().resolve("postgresql"))).isPresent();
        assertThat(Files.getOwner(data.resolve("postgresql")).getName())
                .isEqualTo(user.equals("root") ? "nobody" : user);
        cluster.stop();
        assertThat(Postmaster.of(data.toRealPath().resolve("postgresql"))).isEmpty();
    }
}
