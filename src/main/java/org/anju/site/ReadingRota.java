package org.anju.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whose files are read whole in a round: those of every recent edition, and of the older ones a share, whoever was not
 * read for longest first. So a round costs little, however long the record has grown, and all have their turn.
 */
final class ReadingRota {

    private static final Duration RECENT = Duration.ofDays(2);
    static final long SHARE = 256L << 20;

    /** What was doubted comes first, then what was never read since the start. */
    private final Comparator<Edition> order = Comparator.<Edition, Instant>comparing(edition -> readAt(edition.id()))
            .thenComparing(Edition::id);

    private final Map<UUID, Instant> readAt = new HashMap<>();

    /** Those whose turn it is; they count as read. */
    List<Edition> turn(List<Edition> editions, Instant now) {
        var turn = new ArrayList<Edition>();
        var share = SHARE;
        for (var edition : editions.stream().sorted(order).toList()) {
            var recent = edition.stoodAt().isAfter(now.minus(RECENT));
            if (recent || share > 0) {
                turn.add(edition);
                share -= recent ? 0 : bytes(edition);
            }
        }
        turn.forEach(edition -> readAt.put(edition.id(), now));
        return turn;
    }

    /** It was read and is not as it must be, so that it is read again next time. */
    void doubt(Edition edition) {
        readAt.put(edition.id(), Instant.MIN);
    }

    private Instant readAt(UUID edition) {
        return readAt.getOrDefault(edition, Instant.EPOCH);
    }

    private static long bytes(Edition edition) {
        return edition.files().stream()
                .filter(Edition.Attached::kept)
                .mapToLong(Edition.Attached::size)
                .sum();
    }
}
