package org.anju.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.anju.privacy.Seal;
import org.anju.privacy.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bytes of the files handed in, sealed, in pieces: {@code open(keep(x)).equals(x)}. */
@Repository
class ImportFiles {

    private static final SealedColumn CONTENT = new SealedColumn("housing.import_file.content");
    private static final int PIECE = 1 << 20;

    private final JdbcClient sql;
    private final Seal seal;
    private final ImportFolder folder;

    ImportFiles(JdbcClient sql, Seal seal, ImportFolder folder) {
        this.sql = sql;
        this.seal = seal;
        this.folder = folder;
    }

    void keep(ImportId id, ArrivedFile file) {
        try (var in = Files.newInputStream(file.path())) {
            var position = 0;
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                sql.sql("INSERT INTO housing.import_file VALUES (?, ?, ?)")
                        .param(id.value())
                        .param(position++)
                        .param(seal.seal(piece, CONTENT))
                        .update();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file again, to be deleted after it was read. */
    ArrivedFile open(Import arrived) throws IOException {
        var pieces = sql.sql("SELECT count(*) FROM housing.import_file WHERE import_id = ?")
                .param(arrived.id().value())
                .query(Integer.class)
                .single();
        var positions = IntStream.range(0, pieces)
                .mapToObj(position -> piece(arrived.id(), position))
                .iterator();
        var file = folder.keep(new SequenceInputStream(new OneByOne(positions)));
        if (!file.sha256().equals(arrived.sha256())) {
            file.close();
            throw new IOException("The stored file of import %s is not the one handed in.".formatted(arrived.id()));
        }
        return file;
    }

    boolean has(ImportId id) {
        return sql.sql("SELECT EXISTS (SELECT FROM housing.import_file WHERE import_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    void drop(ImportId id) {
        sql.sql("DELETE FROM housing.import_file WHERE import_id = ?")
                .param(id.value())
                .update();
    }

    void dropOfThoseThatEndedBefore(Instant day) {
        sql.sql("""
                        DELETE FROM housing.import_file f USING housing.import i
                        WHERE i.id = f.import_id AND i.finished_at < ?
                        """).param(Timestamp.from(day)).update();
    }

    private InputStream piece(ImportId id, int position) {
        var sealed = sql.sql("SELECT content FROM housing.import_file WHERE import_id = ? AND position = ?")
                .param(id.value())
                .param(position)
                .query(byte[].class)
                .single();
        return new ByteArrayInputStream(seal.open(sealed, CONTENT));
    }

    /** Fetches a piece when the one before it has been read. */
    private record OneByOne(Iterator<InputStream> pieces) implements Enumeration<InputStream> {

        @Override
        public boolean hasMoreElements() {
            return pieces.hasNext();
        }

        @Override
        public InputStream nextElement() {
            return pieces.next();
        }
    }
}
