package org.anju.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * One run of a draw: for which batch, with the tiers in published order and what was contributed to chance.
 *
 * <p>Runs count from 1 and each is published; a draw is repeated only as another run.
 */
public record Draw(String batch, int run, List<String> tiers, List<Contribution> contributions) {

    public Draw {
        tiers = List.copyOf(tiers);
        contributions = List.copyOf(contributions);
        if (batch.isBlank()) {
            throw new IllegalArgumentException("A draw names its batch.");
        }
        if (run < 1) {
            throw new IllegalArgumentException("Runs count from 1; this one is %d.".formatted(run));
        }
        if (new HashSet<>(tiers).size() < tiers.size()) {
            throw new IllegalArgumentException("A tier stands twice in the published order %s.".formatted(tiers));
        }
        if (contributions.isEmpty()) {
            throw new IllegalArgumentException("Without a contribution the order could be known beforehand.");
        }
    }

    public Seed seed(FrozenRoster roster) {
        return Seed.of(this, roster);
    }

    /** The one order that follows: inside a pool the tiers as published, inside a tier ascending tickets. */
    public DrawOrder order(FrozenRoster roster) {
        var ranks = ranks(roster);
        var mac = Sha256.hmac(seed(roster).bytes());
        var drawn = new ArrayList<Drawn>(roster.size());
        for (var entry : roster.entries()) {
            drawn.add(new Drawn(entry, ranks.getOrDefault(entry.tier(), tiers.size()), Ticket.of(mac, entry)));
        }
        drawn.sort(null);
        return new DrawOrder(placed(drawn));
    }

    private Map<String, Integer> ranks(FrozenRoster roster) {
        var ranks = new HashMap<String, Integer>();
        tiers.forEach(tier -> ranks.put(tier, ranks.size()));
        var unknown = roster.entries().stream()
                .map(Entry::tier)
                .filter(tier -> !ranks.containsKey(tier))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw new UnknownTier(batch, unknown, tiers);
        }
        return ranks;
    }

    private static List<DrawOrder.DrawnPlace> placed(List<Drawn> drawn) {
        var places = new ArrayList<DrawOrder.DrawnPlace>(drawn.size());
        var pool = "";
        var position = 0;
        for (var each : drawn) {
            var entry = each.entry();
            position = entry.pool().equals(pool) ? position + 1 : 1;
            pool = entry.pool();
            var place = new Place(pool, position, entry.tier(), entry.registrationNumber());
            places.add(new DrawOrder.DrawnPlace(place, each.ticket()));
        }
        return places;
    }

    private record Drawn(Entry entry, int rank, Ticket ticket) implements Comparable<Drawn> {

        @Override
        public int compareTo(Drawn other) {
            var byPool = entry.pool().compareTo(other.entry.pool());
            if (byPool != 0) {
                return byPool;
            }
            return rank == other.rank ? ticket.compareTo(other.ticket) : Integer.compare(rank, other.rank);
        }
    }
}
