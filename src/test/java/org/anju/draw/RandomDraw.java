package org.anju.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** A roster and a run of any shape, made from a seed that the test's name prints. */
record RandomDraw(FrozenRoster roster, Draw draw) {

    private static final String LETTERS = "ABCXYZabcxyz0123456789-";

    RandomDraw(long seed) {
        this(roster(new Random(seed)), draw(new Random(~seed)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private static FrozenRoster roster(Random random) {
        var pools = new ArrayList<String>();
        for (var i = 0; i <= random.nextInt(4); i++) {
            pools.add(i + word(random));
        }
        var entries = new ArrayList<Entry>();
        for (var i = 0; i <= random.nextInt(200); i++) {
            var pool = pools.get(random.nextInt(pools.size()));
            entries.add(new Entry(pool, random.nextBoolean() ? "T1" : "T-2", i + "-" + word(random)));
        }
        return new Roster(entries).freeze();
    }

    private static Draw draw(Random random) {
        var contributions = new ArrayList<Contribution>();
        for (var i = 0; i <= random.nextInt(3); i++) {
            contributions.add(new Contribution("摇号球 " + i, "𠮷 " + random.nextInt()));
        }
        var tiers = random.nextBoolean() ? List.of("T1", "T-2") : List.of("T-2", "none", "T1");
        return new Draw("2026-" + random.nextInt(100), 1 + random.nextInt(20), tiers, contributions);
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (var i = 0; i <= random.nextInt(6); i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
