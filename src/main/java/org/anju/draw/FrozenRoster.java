package org.anju.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A roster as it was published before the draw.
 *
 * <p>{@code roster.csv} is UTF-8 without a byte order mark, LF after every line, the last one too:
 *
 * <pre>
 * pool,tier,registration_number
 * P1-2R,A,R-0001
 * </pre>
 *
 * The header comes first; the other lines are sorted as bytes, without duplicates. {@code parse(csv())}
 * equals the roster, and any other bytes are refused, so a roster has exactly one file and one hash.
 */
public final class FrozenRoster {

    private static final String HEADER = "pool,tier,registration_number\n";

    private final Roster roster;
    private final byte[] csv;
    private final byte[] sha256;

    FrozenRoster(Roster roster) {
        this.roster = roster;
        this.csv = format(roster);
        this.sha256 = Sha256.of(csv);
    }

    /** The roster whose file has these very bytes. */
    public static FrozenRoster parse(byte[] csv) {
        var text = new String(csv, UTF_8);
        if (!text.startsWith(HEADER)) {
            throw new RosterRefused(List.of("its first line is not the header"));
        }
        var entries =
                text.substring(HEADER.length()).lines().map(FrozenRoster::entry).toList();
        var frozen = new Roster(entries).freeze();
        if (!Arrays.equals(frozen.csv, csv)) {
            throw new RosterRefused(List.of("its lines are not sorted as bytes, each ended by LF"));
        }
        return frozen;
    }

    public List<Entry> entries() {
        return roster.entries();
    }

    public int size() {
        return roster.entries().size();
    }

    /** The bytes of {@code roster.csv}. */
    public byte[] csv() {
        return csv.clone();
    }

    /** SHA-256 of {@code roster.csv}, in lower-case hexadecimal. */
    public String sha256() {
        return HexFormat.of().formatHex(sha256);
    }

    byte[] hash() {
        return sha256.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrozenRoster that && roster.equals(that.roster);
    }

    @Override
    public int hashCode() {
        return roster.hashCode();
    }

    @Override
    public String toString() {
        return "roster of %d entries, SHA-256 %s".formatted(size(), sha256());
    }

    private static byte[] format(Roster roster) {
        var text = new StringBuilder(HEADER);
        roster.entries().forEach(entry -> text.append(entry.line()).append('\n'));
        return text.toString().getBytes(UTF_8);
    }

    private static Entry entry(String line) {
        var fields = line.split(",", -1);
        if (fields.length != 3) {
            throw new RosterRefused(List.of("\"%s\" does not have three fields".formatted(line)));
        }
        return new Entry(fields[0], fields[1], fields[2]);
    }
}
