package org.anju.sample;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.anju.disclosure.HousingType;
import org.anju.privacy.IdNumber;
import org.anju.register.RegistrationNumbers;

/**
 * Invented households, the same ones for the same seed, no ID number and no registration number twice. Their ID
 * numbers are of areas 99xxxx, which are assigned to nobody, of others for the next seed, so that nobody of one seed is
 * somebody of another; one in two hundred has 15 digits.
 */
public final class SamplePeople {

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1940, 1, 1);
    private static final int DAYS_OF_BIRTHS = 21_900;
    private static final LocalDate FIRST_REGISTRATION = LocalDate.of(2021, 1, 4);
    private static final int DAYS_OF_REGISTRATIONS = 2_000;
    private static final int AREAS = 98;
    private static final int YEAR_OF_NUMBERS = 2026;

    private final int area;
    private final Random random;
    private final RegistrationNumbers numbers;
    private final Set<String> usedIds = new HashSet<>();
    private final Set<String> usedNumbers = new HashSet<>();

    public SamplePeople(long seed) {
        this.area = 1 + Math.floorMod(seed, AREAS);
        this.random = new Random(seed);
        this.numbers = new RegistrationNumbers(random);
    }

    public SampleHousehold next() {
        var fifteen = random.nextInt(200) == 0;
        return new SampleHousehold(
                number(),
                SampleNames.next(random),
                idNumber(fifteen),
                housingType(),
                1 + random.nextInt(3) + random.nextInt(3),
                tier(),
                FIRST_REGISTRATION.plusDays(random.nextInt(DAYS_OF_REGISTRATIONS)));
    }

    private String number() {
        var number = numbers.issue(YEAR_OF_NUMBERS).value();
        while (!usedNumbers.add(number)) {
            number = numbers.issue(YEAR_OF_NUMBERS).value();
        }
        return number;
    }

    private String idNumber(boolean fifteen) {
        var digits = fifteenDigits();
        var full = converted(digits);
        while (!usedIds.add(full)) {
            digits = fifteenDigits();
            full = converted(digits);
        }
        return fifteen ? digits : full;
    }

    /** Area, birth with two digits of the year, sequence. */
    private String fifteenDigits() {
        var birth = FIRST_BIRTH.plusDays(random.nextInt(DAYS_OF_BIRTHS));
        return "99%02d%02d%02d%02d%02d%03d"
                .formatted(
                        area,
                        1 + random.nextInt(12),
                        birth.getYear() % 100,
                        birth.getMonthValue(),
                        birth.getDayOfMonth(),
                        1 + random.nextInt(998));
    }

    private static String converted(String digits) {
        return IdNumber.fromFifteenDigits(digits).number().orElseThrow().reveal();
    }

    /** Most apply for public rental housing. */
    private HousingType housingType() {
        var kind = random.nextInt(10);
        if (kind < 8) {
            return HousingType.PUBLIC_RENTAL;
        }
        return kind == 8 ? HousingType.LOW_RENT : HousingType.AFFORDABLE;
    }

    private String tier() {
        var kind = random.nextInt(20);
        if (kind == 0) {
            return "A";
        }
        return kind < 4 ? "B" : "";
    }
}
