package org.anju.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a leaf says about an edition's cells and files: enough to prove them, nothing to read or to guess.
 *
 * <ul>
 *   <li>Cell: HMAC-SHA256(key = its salt of 16 bytes, message = its value in UTF-8).
 *   <li>Row: the number of its columns as 4 bytes, big-endian, then the 32 bytes of each cell's hash in column
 *       order; these bytes are the data of a leaf, so the row hashes as SHA-256(0x00 ‖ bytes).
 *   <li>Rows: the root of the {@link MerkleTree} over the rows in their order.
 *   <li>File: HMAC-SHA256(key = its salt of 16 bytes, message = its bytes).
 * </ul>
 *
 * A redacted cell has lost its value and its salt and keeps its hash, so its row, the root and every proof
 * stay what they were.
 */
public final class Commitment {

    private Commitment() {}

    public static Hash cell(Salt salt, String value) {
        return Hashing.hmac(salt.bytes(), value.getBytes(UTF_8));
    }

    public static Hash file(Salt salt, byte[] bytes) {
        return Hashing.hmac(salt.bytes(), bytes);
    }

    public static Hash row(List<Hash> cells) {
        var data = ByteBuffer.allocate(4 + cells.size() * Hash.LENGTH).putInt(cells.size());
        cells.forEach(cell -> data.put(cell.bytes()));
        return Hashing.leaf(data.array());
    }
}
