package org.anju.draw;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The published description of the draw, followed by someone who has never seen our code: it shares nothing
 * with it, and spells out HMAC (RFC 2104) itself.
 */
class IndependentVerifier {

    private final byte[] roster;
    private final List<String> tiers;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();

    IndependentVerifier(byte[] roster, String batch, int run, List<String> tiers) throws Exception {
        this.roster = roster;
        this.tiers = tiers;
        string("anju-draw-v1".getBytes("UTF-8"));
        string(batch.getBytes("UTF-8"));
        string(("" + run).getBytes("UTF-8"));
        string(sha256(roster));
    }

    void contribute(String name, String value) {
        string(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        string(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String orderCsv() throws Exception {
        var seed = sha256(input.toByteArray());
        var pools = new TreeMap<String, TreeMap<Integer, TreeMap<BigInteger, String>>>();
        var lines = new ArrayList<>(List.of(new String(roster, "UTF-8").split("\n")));
        lines.remove(0);
        for (var line : lines) {
            var f = line.split(",");
            var ticket = new BigInteger(1, hmac(seed, (f[0] + "\u0000" + f[1] + "\u0000" + f[2]).getBytes("UTF-8")));
            pools.computeIfAbsent(f[0], x -> new TreeMap<>())
                    .computeIfAbsent(tiers.indexOf(f[1]), x -> new TreeMap<>())
                    .put(ticket, f[1] + "," + f[2] + "," + String.format("%064x", ticket));
        }
        var csv = new StringBuilder("pool,position,tier,registration_number,ticket\n");
        pools.forEach((pool, byTier) -> {
            var position = new int[1];
            byTier.values()
                    .forEach(byTicket -> byTicket.values()
                            .forEach(rest -> csv.append(pool)
                                    .append(',')
                                    .append(++position[0])
                                    .append(',')
                                    .append(rest)
                                    .append('\n')));
        });
        return csv.toString();
    }

    private void string(byte[] bytes) {
        input.write(bytes.length >>> 24);
        input.write(bytes.length >>> 16);
        input.write(bytes.length >>> 8);
        input.write(bytes.length);
        input.writeBytes(bytes);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        var inner = new byte[64 + message.length];
        var outer = new byte[64 + 32];
        for (var i = 0; i < 64; i++) {
            var k = i < key.length ? key[i] : 0;
            inner[i] = (byte) (k ^ 0x36);
            outer[i] = (byte) (k ^ 0x5c);
        }
        System.arraycopy(message, 0, inner, 64, message.length);
        System.arraycopy(sha256(inner), 0, outer, 64, 32);
        return sha256(outer);
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
