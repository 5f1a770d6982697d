package org.anju.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.anju.disclosure.EditionId;
import org.anju.disclosure.Rereading;
import org.anju.journal.Hash;
import org.anju.journal.Leaf;
import org.anju.journal.MerkleTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public site's folder, or a copy of it, as a record to read back from. It is believed as far as it proves itself:
 * every leaf by its hash, all of them by the root of the log, every file by the hash that its edition states.
 */
final class PublicFolder implements Rereading.Public {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANOTHER_COPY =
            "Use another copy of the public site: a web server's, a mirror's, or a backup of the folder.";

    private final Path root;
    private final List<Leaf> leaves;

    PublicFolder(Path root) {
        this.root = root;
        var index = read(root.resolve("api/v1/index.json")).path("log");
        this.leaves = leaves(index.path("size").asInt());
        if (!leaves.isEmpty()
                && !root(leaves).equals(Hash.parse(index.path("root").asString("")))) {
            throw new Refused(
                    "The log in %s is not the one whose root its index states.".formatted(root), ANOTHER_COPY);
        }
    }

    private List<Leaf> leaves(int size) {
        var read = new ArrayList<Leaf>();
        for (var number = 0; read.size() < size; number++) {
            for (var entry : read(root.resolve("api/v1/log/" + number + ".json"))) {
                if (read.size() < size) {
                    read.add(leaf(entry, read.size()));
                }
            }
        }
        return read;
    }

    private Leaf leaf(JsonNode entry, int index) {
        var data = entry.path("data").asString("").getBytes(StandardCharsets.UTF_8);
        var hash = MerkleTree.leafHash(data);
        if (entry.path("index").asInt() != index
                || !hash.hex().equals(entry.path("hash").asString(""))) {
            throw new Refused(
                    "Leaf %d of the log in %s is not what its hash says.".formatted(index, root), ANOTHER_COPY);
        }
        return new Leaf(index, hash, data, entry.path("subject").asString(""));
    }

    private static Hash root(List<Leaf> leaves) {
        return MerkleTree.of(leaves.stream().map(Leaf::hash).toList()).root();
    }

    @Override
    public List<Leaf> leaves() {
        return leaves;
    }

    @Override
    public JsonNode edition(EditionId id) {
        return read(root.resolve("api/v1/editions/%s.json".formatted(id)));
    }

    @Override
    public byte[] file(EditionId id, String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,60}")) {
            throw new Refused("Edition %s names a file that no edition has.".formatted(id), ANOTHER_COPY);
        }
        var file = root.resolve("editions/%s/%s".formatted(id, name));
        var stated = edition(id)
                .path("files")
                .valueStream()
                .filter(each -> each.path("name").asString("").equals(name))
                .map(each -> each.path("sha256").asString(""))
                .findFirst()
                .orElse("");
        try {
            var bytes = Files.readAllBytes(file);
            if (!HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .equals(stated)) {
                throw new Refused("The file %s is not what its hash says.".formatted(file), ANOTHER_COPY);
            }
            return bytes;
        } catch (IOException missing) {
            throw new Refused("The file %s cannot be read.".formatted(file), ANOTHER_COPY);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private JsonNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused(
                    "%s holds no public site of Anju, or not all of it: %s is missing."
                            .formatted(root, root.relativize(file)),
                    ANOTHER_COPY);
        }
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException unreadable) {
            throw new Refused("The file %s is damaged.".formatted(file), ANOTHER_COPY);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
