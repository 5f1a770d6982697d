package org.anju.register;

import java.util.random.RandomGenerator;

/**
 * Issues registration numbers: {@code R}, two digits of the year, four letters and digits of which one at least is a
 * letter, five digits. They tell nothing about the order in which people applied.
 */
public final class RegistrationNumbers {

    // Without those that are mistaken for one another: 0 O, 1 I L, U V.
    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ";
    private static final int DIGITS_AMONG_THEM = 8;

    private final RandomGenerator random;

    public RegistrationNumbers(RandomGenerator random) {
        this.random = random;
    }

    /** A number that is most probably free; whoever stores it makes sure. */
    public RegistrationNumber issue(int year) {
        return new RegistrationNumber("R%02d-%s-%05d".formatted(year % 100, middle(), random.nextInt(100_000)));
    }

    private String middle() {
        var middle = new StringBuilder();
        for (var i = 0; i < 3; i++) {
            middle.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        var letter = DIGITS_AMONG_THEM + random.nextInt(CHARACTERS.length() - DIGITS_AMONG_THEM);
        return middle.insert(random.nextInt(4), CHARACTERS.charAt(letter)).toString();
    }
}
