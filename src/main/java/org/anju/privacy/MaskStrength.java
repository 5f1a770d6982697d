package org.anju.privacy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many adults' ID numbers agree with the positions of a number that are shown: the meter of the settings page.
 *
 * <p>Adults are taken to be born from 1936 to 2008, 26,664 days, each as likely. The number of areas is not computed
 * but assumed, because lists of area codes change: about 2,900 counties, of which the first digits leave so many. Where other digits of
 * the area are shown, the same is assumed of as many of them: more areas may end alike, hardly fewer.
 */
final class MaskStrength {

    private static final LocalDate EARLIEST = LocalDate.of(1936, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2008, 12, 31);

    /** Areas left when 0, 1 … 6 digits are shown. */
    private static final int[] AREAS = {2_900, 480, 94, 12, 9, 3, 1};

    /** A leap year, so that the figure for a shown year is the greatest. */
    private static final String SAMPLE = "990105198012310028";

    private static final int CHECK = 18;

    private MaskStrength() {}

    static long candidates(Set<Integer> shown) {
        return candidates(shown, SAMPLE, AREAS[areaDigits(shown)]);
    }

    /** Counts the numbers that agree with the sample where it is shown, if so many areas are possible. */
    static long candidates(Set<Integer> shown, String sample, int areas) {
        var sequences = sequencesByRemainder(shown, sample);
        var agreeing = 0L;
        for (var day = EARLIEST; !day.isAfter(LATEST); day = day.plusDays(1)) {
            var birth = day.format(DateTimeFormatter.BASIC_ISO_DATE);
            if (agrees(birth, 7, shown, sample)) {
                agreeing += sequencesFor(sample.substring(0, 6) + birth, sequences, shown, sample);
            }
        }
        return agreeing * areas;
    }

    /** How many agreeing sequences there are for each remainder, modulo 11, of their weighted sum. */
    private static int[] sequencesByRemainder(Set<Integer> shown, String sample) {
        var sequences = new int[11];
        for (var number = 0; number < 1000; number++) {
            var sequence = "%03d".formatted(number);
            if (agrees(sequence, 15, shown, sample)) {
                sequences[IdNumber.weightedSum(sequence, 14) % 11]++;
            }
        }
        return sequences;
    }

    private static int sequencesFor(String areaAndBirth, int[] sequences, Set<Integer> shown, String sample) {
        if (!shown.contains(CHECK)) {
            return Arrays.stream(sequences).sum();
        }
        var check = sample.charAt(CHECK - 1);
        var sum = IdNumber.weightedSum(areaAndBirth, 0);
        return IntStream.range(0, 11)
                .filter(remainder -> IdNumber.checkCharacter(sum + remainder) == check)
                .map(remainder -> sequences[remainder])
                .sum();
    }

    private static boolean agrees(String part, int firstPosition, Set<Integer> shown, String sample) {
        for (var i = 0; i < part.length(); i++) {
            var position = firstPosition + i;
            if (shown.contains(position) && part.charAt(i) != sample.charAt(position - 1)) {
                return false;
            }
        }
        return true;
    }

    private static int areaDigits(Set<Integer> shown) {
        return (int) shown.stream().filter(position -> position < AREAS.length).count();
    }
}
