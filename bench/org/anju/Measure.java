package org.anju;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Times pieces of work and prints them as medians, and as ratios to a floor that was measured in the same run. */
public final class Measure {

    /** Work that may throw what it likes: a bench that fails ends. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Measure() {}

    /** What every bench says first: on what it ran, and what else the machine was doing. */
    public static void machine() {
        print(
                "# %d processors, Java %s, heap %,d MB, load %.1f",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                Runtime.getRuntime().maxMemory() >> 20,
                SYSTEM.getSystemLoadAverage());
    }

    /** How long it took, and how much processor time of this process that was: the second tells whether others worked. */
    public record Taken(Duration wall, Duration processor) {

        public Taken plus(Taken other) {
            return new Taken(wall.plus(other.wall), processor.plus(other.processor));
        }

        private double millis() {
            return wall.toNanos() / 1e6;
        }

        @Override
        public String toString() {
            return "%,10.1f ms (%,.1f of a processor)".formatted(millis(), processor.toNanos() / 1e6);
        }
    }

    public static Taken once(Work work) throws Exception {
        var start = System.nanoTime();
        var before = SYSTEM.getProcessCpuTime();
        work.run();
        return new Taken(
                Duration.ofNanos(System.nanoTime() - start), Duration.ofNanos(SYSTEM.getProcessCpuTime() - before));
    }

    /** Work that tells itself how long it took, without what it had to prepare. */
    @FunctionalInterface
    public interface Timed {
        Taken run() throws Exception;
    }

    /** The median of an odd number of turns. */
    public static Taken median(int turns, Work work) throws Exception {
        return medianOf(turns, () -> once(work));
    }

    /** The median of an odd number of turns. */
    public static Taken medianOf(int turns, Timed work) throws Exception {
        var taken = new Taken[turns];
        for (var i = 0; i < turns; i++) {
            taken[i] = work.run();
        }
        Arrays.sort(taken, Comparator.comparing(Taken::wall));
        return taken[turns / 2];
    }

    public static void say(String what, Taken taken) {
        print("%-52s %s", what, taken);
    }

    /** A time, how many times the floor it is, and how many times it may be. */
    public static void ratio(String what, Taken taken, Taken floor, double most) {
        var ratio = taken.millis() / floor.millis();
        print("%-52s %s = %.2f x the floor (at most %.1f): %s", what, taken, ratio, most, verdict(ratio <= most));
    }

    public static void limit(String what, Taken taken, Duration most) {
        print(
                "%-52s %s (at most %,d ms): %s",
                what, taken, most.toMillis(), verdict(taken.wall().compareTo(most) <= 0));
    }

    public static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }

    private static String verdict(boolean held) {
        return held ? "held" : "MISSED";
    }
}
