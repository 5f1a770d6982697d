package org.anju.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The places on a signed list that came from outside: a physical draw, or a notary's own machine. */
public record NotaryList(List<Row> rows) {

    /** One line of the list as it was read; {@code line} is where it stands in the file. */
    public record Row(int line, String pool, int position, String registrationNumber) {}

    /** What came of comparing the list with the roster. */
    public sealed interface Check permits Accepted, Refused {}

    public record Accepted(ImportedOrder order) implements Check {}

    /** Every fault found, in the order of the lines, then what is missing. */
    public record Refused(List<OrderFault> faults) implements Check {}

    public NotaryList {
        rows = List.copyOf(rows);
    }

    /** Accepted when it holds the very households of the roster, in each pool at 1 to n without gaps. */
    public Check checkedAgainst(FrozenRoster roster) {
        var tiers = new HashMap<Household, String>();
        roster.entries()
                .forEach(entry -> tiers.put(new Household(entry.pool(), entry.registrationNumber()), entry.tier()));
        var faults = new ArrayList<OrderFault>();
        var listed = faultsOfRows(tiers, faults);
        roster.entries().stream()
                .filter(entry -> !listed.contains(new Household(entry.pool(), entry.registrationNumber())))
                .forEach(entry -> faults.add(OrderFault.missing(entry)));
        faultsOfPositions(faults);
        return faults.isEmpty() ? new Accepted(new ImportedOrder(places(tiers))) : new Refused(List.copyOf(faults));
    }

    private HashSet<Household> faultsOfRows(Map<Household, String> tiers, List<OrderFault> faults) {
        var listed = new HashSet<Household>();
        for (var row : rows) {
            var household = new Household(row.pool(), row.registrationNumber());
            if (!tiers.containsKey(household)) {
                faults.add(OrderFault.of(OrderFault.Kind.NOT_ON_ROSTER, row));
            } else if (!listed.add(household)) {
                faults.add(OrderFault.of(OrderFault.Kind.LISTED_TWICE, row));
            }
        }
        return listed;
    }

    // A repeated position leaves a gap elsewhere; both are named, because either may be the misprint.
    private void faultsOfPositions(List<OrderFault> faults) {
        var taken = new TreeMap<String, TreeSet<Integer>>();
        var sizes = new HashMap<String, Integer>();
        for (var row : rows) {
            sizes.merge(row.pool(), 1, Integer::sum);
            if (!taken.computeIfAbsent(row.pool(), pool -> new TreeSet<>()).add(row.position())) {
                faults.add(OrderFault.of(OrderFault.Kind.POSITION_TAKEN, row));
            }
        }
        for (var row : rows) {
            if (row.position() < 1 || row.position() > sizes.getOrDefault(row.pool(), 0)) {
                faults.add(OrderFault.of(OrderFault.Kind.POSITION_OUT_OF_RANGE, row));
            }
        }
        taken.forEach((pool, positions) -> {
            for (var position = 1; position <= sizes.getOrDefault(pool, 0); position++) {
                if (!positions.contains(position)) {
                    faults.add(OrderFault.gap(pool, position));
                }
            }
        });
    }

    private List<Place> places(Map<Household, String> tiers) {
        return rows.stream()
                .map(row -> new Place(
                        row.pool(),
                        row.position(),
                        tiers.getOrDefault(new Household(row.pool(), row.registrationNumber()), ""),
                        row.registrationNumber()))
                .sorted(Comparator.comparing(Place::pool).thenComparing(Place::position))
                .toList();
    }

    private record Household(String pool, String registrationNumber) {}
}
