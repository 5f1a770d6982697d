package org.anju.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The 18 characters of an identity number: six of area, eight of birth, three of sequence, one of
 * check (GB 11643, ISO 7064 MOD 11-2).
 *
 * <p>{@link #toString} shows nothing of it; who needs the characters calls {@link #reveal}. Areas are not looked up: a
 * number keeps the area of its first registration, which may long be abolished.
 */
public final class IdNumber {

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d+");
    private static final int LENGTH = 18;
    private static final int EARLIEST_BIRTH = 1850;
    private static final int LATEST_BIRTH = 2099;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private final String characters;

    private IdNumber(String characters) {
        this.characters = characters;
    }

    /** What somebody wrote, as a number or as everything that is wrong with it. */
    public sealed interface Parsed {

        record Valid(IdNumber value) implements Parsed {}

        record Faulty(List<Fault> faults) implements Parsed {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        /** The number, if it is one. */
        default Optional<IdNumber> number() {
            return this instanceof Valid valid ? Optional.of(valid.value()) : Optional.empty();
        }

        default List<Fault> faults() {
            return this instanceof Faulty faulty ? faulty.faults : List.of();
        }
    }

    /** What can be wrong with a written number. */
    public enum Fault {
        EMPTY("empty"),
        /** A spreadsheet has made a number of it, {@code 1.1E+17}, and lost its last digits. */
        SCIENTIFIC("scientific"),
        /** Fifteen digits: to be converted only when the officer says so. */
        FIFTEEN_DIGITS("fifteen-digits"),
        LENGTH("length"),
        CHARACTERS("characters"),
        AREA("area"),
        BIRTH_DATE("birth-date"),
        CHECK_DIGIT("check-digit");

        private final String word;

        Fault(String word) {
            this.word = word;
        }

        /** The key of the sentence that tells it to people. */
        public String messageKey() {
            return "privacy.id-number." + word;
        }
    }

    /** Whose number it is, as the area tells. */
    public enum Kind {
        RESIDENT,
        /** Residence permits of people from Hong Kong (81), Macao (82) and Taiwan (83). */
        HONG_KONG_MACAO_TAIWAN,
        /** Permanent residence cards of foreigners since December 2023: 9, then a province. */
        FOREIGNER,
        /** Area 99, which is assigned to nobody: samples, demonstrations and tests. */
        INVENTED
    }

    /** Reads what people type: full-width digits, lower-case x and spaces are accepted. */
    public static Parsed parse(String written) {
        var characters = normalise(written);
        var faults = faultsOf(characters);
        return faults.isEmpty() ? new Parsed.Valid(new IdNumber(characters)) : new Parsed.Faulty(faults);
    }

    /**
     * Converts a number of the first generation: the century 19 is inserted and the check character computed.
     * Only on an officer's word, because fifteen digits carry no check of their own.
     */
    public static Parsed fromFifteenDigits(String written) {
        var digits = normalise(written);
        if (digits.length() != 15) {
            return new Parsed.Faulty(List.of(digits.isEmpty() ? Fault.EMPTY : Fault.LENGTH));
        }
        if (!isDigits(digits)) {
            return new Parsed.Faulty(List.of(Fault.CHARACTERS));
        }
        var body = digits.substring(0, 6) + "19" + digits.substring(6);
        return parse(body + checkCharacter(body));
    }

    /** The check character of the first 17 digits, ISO 7064 MOD 11-2. */
    static char checkCharacter(CharSequence digits) {
        return checkCharacter(weightedSum(digits.subSequence(0, WEIGHTS.length), 0));
    }

    static char checkCharacter(int weightedSum) {
        return CHECK_CHARACTERS.charAt(weightedSum % 11);
    }

    /** The sum of the digits, each times the weight of its place; the first stands at index {@code from}. */
    static int weightedSum(CharSequence digits, int from) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[from + i];
        }
        return sum;
    }

    /** The 18 characters in clear. */
    public String reveal() {
        return characters;
    }

    public LocalDate birthDate() {
        return birthDateOf(characters).orElseThrow();
    }

    public Kind kind() {
        var second = characters.charAt(1);
        return switch (characters.charAt(0)) {
            case '8' -> second >= '1' && second <= '3' ? Kind.HONG_KONG_MACAO_TAIWAN : Kind.RESIDENT;
            case '9' -> second == '9' ? Kind.INVENTED : Kind.FOREIGNER;
            default -> Kind.RESIDENT;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdNumber that && characters.equals(that.characters);
    }

    @Override
    public int hashCode() {
        return characters.hashCode();
    }

    /** Never shows a digit, so that no log does. */
    @Override
    public String toString() {
        return "IdNumber[*]";
    }

    /** Removes spaces and invisible characters, narrows full-width digits, writes the check letter as X. */
    static String normalise(String written) {
        if (isNormal(written)) {
            return written;
        }
        var narrow = new StringBuilder(LENGTH);
        written.codePoints().filter(c -> !isSpace(c)).map(IdNumber::narrow).forEach(narrow::appendCodePoint);
        return narrow.toString();
    }

    /** Most numbers are typed as they should be. */
    private static boolean isNormal(String written) {
        for (var i = 0; i < written.length(); i++) {
            if (!isDigit(written.charAt(i)) && written.charAt(i) != 'X') {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static int narrow(int c) {
        if (c >= '０' && c <= '９') {
            return c - '０' + '0';
        }
        return c == 'x' || c == 'ｘ' || c == 'Ｘ' ? 'X' : c;
    }

    private static List<Fault> faultsOf(String characters) {
        if (characters.isEmpty()) {
            return List.of(Fault.EMPTY);
        }
        if (SCIENTIFIC.matcher(characters).matches()) {
            return List.of(Fault.SCIENTIFIC);
        }
        if (characters.length() == 15 && isDigits(characters)) {
            return List.of(Fault.FIFTEEN_DIGITS);
        }
        if (characters.length() != LENGTH) {
            return List.of(Fault.LENGTH);
        }
        return hasShape(characters) ? faultsOfShaped(characters) : List.of(Fault.CHARACTERS);
    }

    private static List<Fault> faultsOfShaped(String characters) {
        var faults = new ArrayList<Fault>();
        if (characters.charAt(0) == '0') {
            faults.add(Fault.AREA);
        }
        if (birthDateOf(characters).isEmpty()) {
            faults.add(Fault.BIRTH_DATE);
        }
        if (characters.charAt(LENGTH - 1) != checkCharacter(characters)) {
            faults.add(Fault.CHECK_DIGIT);
        }
        return faults;
    }

    /** 17 digits and a digit or X. */
    static boolean hasShape(CharSequence characters) {
        var last = characters.length() - 1;
        return last == LENGTH - 1
                && isDigits(characters.subSequence(0, last))
                && (characters.charAt(last) == 'X' || isDigit(characters.charAt(last)));
    }

    private static Optional<LocalDate> birthDateOf(CharSequence characters) {
        var year = number(characters, 6, 10);
        if (year < EARLIEST_BIRTH || year > LATEST_BIRTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, number(characters, 10, 12), number(characters, 12, 14)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(CharSequence characters, int from, int to) {
        return Integer.parseInt(characters, from, to, 10);
    }

    private static boolean isDigits(CharSequence characters) {
        for (var i = 0; i < characters.length(); i++) {
            if (!isDigit(characters.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
