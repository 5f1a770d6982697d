package org.anju.privacy;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which of the 18 positions of an ID number a region shows, counted from 1; asterisks stand for the rest.
 *
 * <p>Only digits of the area (1–6) and the check character (18) can be shown. Positions 7–14 are the birth date;
 * 15–17 tell people of one day and place apart, and the 17th gives the sex.
 */
public record MaskPolicy(SortedSet<Integer> shown) {

    public static final MaskPolicy FIRST_SIX = parse("1-6");
    public static final MaskPolicy FIRST_TWO = parse("1-2");

    private static final String NOTHING_SHOWN = "*".repeat(18);
    private static final Pattern SHAPE = Pattern.compile("[0-9*]{17}[0-9X*]");

    public MaskPolicy {
        for (var position : shown) {
            if (position < 1 || position > 18) {
                throw new MaskRefused("privacy.mask.no-such-position", position);
            }
            if (position >= 7 && position <= 14) {
                throw new MaskRefused("privacy.mask.birth-date", position);
            }
            if (position >= 15 && position <= 17) {
                throw new MaskRefused("privacy.mask.sequence", position);
            }
        }
        shown = Collections.unmodifiableSortedSet(new TreeSet<>(shown));
    }

    /** Reads {@code 1-6,18}; an empty text shows nothing. {@code parse(p.positions()).equals(p)}. */
    public static MaskPolicy parse(String positions) {
        var shown = new TreeSet<Integer>();
        for (var part : positions.strip().split(",", -1)) {
            if (!part.isBlank()) {
                addRange(part.strip(), shown);
            }
        }
        return new MaskPolicy(shown);
    }

    private static void addRange(String part, SortedSet<Integer> shown) {
        if (!part.matches("\\d{1,2}(-\\d{1,2})?")) {
            throw new MaskRefused("privacy.mask.not-positions", 0);
        }
        var ends =
                Arrays.stream(part.split("-", -1)).mapToInt(Integer::parseInt).toArray();
        for (var position = ends[0]; position <= ends[ends.length - 1]; position++) {
            shown.add(position);
        }
    }

    /** The shown positions, {@code 1-6,18} in short. */
    public String positions() {
        return shown.stream()
                .filter(p -> !shown.contains(p - 1))
                .map(this::rangeFrom)
                .collect(Collectors.joining(","));
    }

    private String rangeFrom(int first) {
        var last = first;
        while (shown.contains(last + 1)) {
            last++;
        }
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    public String mask(IdNumber number) {
        return mask(number.reveal());
    }

    /**
     * Masks whatever stands in a field that should hold an ID number. What has not the shape of one, 18 characters of
     * digits, X or asterisks, is hidden whole. Masking twice is masking once.
     */
    public String mask(String written) {
        var characters = IdNumber.normalise(written);
        if (!SHAPE.matcher(characters).matches()) {
            return NOTHING_SHOWN;
        }
        var masked = new StringBuilder(NOTHING_SHOWN);
        shown.forEach(p -> masked.setCharAt(p - 1, characters.charAt(p - 1)));
        return masked.toString();
    }

    /** How many adults a masked number may stand for, about; see {@link MaskStrength}. */
    public long candidatesLeft() {
        return MaskStrength.candidates(shown);
    }
}
