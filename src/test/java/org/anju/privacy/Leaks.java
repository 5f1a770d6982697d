package org.anju.privacy;

import java.util.List;
import java.util.Random;
import org.anju.privacy.Finding.Kind;

/** Invents leaks and clean rows, the same for the same seed. */
final class Leaks {

    private static final String[] SURNAMES = {"张", "王", "欧阳", "阿卜杜拉·", "𠮷", "李"};

    private final Random random;

    Leaks(long seed) {
        random = new Random(seed);
    }

    /** A number as somebody might have written it in such a file, in one cell or split over several. */
    List<String> written(Kind kind, Files format) {
        var leak = written(kind);
        while (format == Files.PDF && !String.join("", leak).matches("[ -~]*")) {
            leak = written(kind);
        }
        return leak;
    }

    private List<String> written(Kind kind) {
        return switch (kind) {
            case ID_NUMBER -> idNumber();
            case FIFTEEN_DIGIT_ID_NUMBER -> List.of(fifteen());
            case MOBILE_PHONE -> List.of(mobile());
            case LANDLINE -> List.of(landline());
            case BANK_CARD -> List.of(card());
            case UNREADABLE -> throw new IllegalArgumentException("nothing to write");
        };
    }

    Kind kind() {
        return Kind.values()[random.nextInt(Kind.UNREADABLE.ordinal())];
    }

    String id() {
        return Numbers.with("99" + digits(4), birth(), digits(3));
    }

    private List<String> idNumber() {
        var id = id();
        return switch (random.nextInt(11)) {
            case 8 -> List.of(wide(id));
            case 9 -> List.of(id.substring(0, 6) + "\u200b" + id.substring(6, 14) + "\u00a0" + id.substring(14));
            case 10 -> List.of(wide(id.substring(0, 6)), wide(id.substring(6, 14)), id.substring(14));
            case 0 -> List.of(id.substring(0, 6) + " " + id.substring(6, 14) + " " + id.substring(14));
            case 1 -> List.of(id.substring(0, 6) + "-" + id.substring(6, 14) + "-" + id.substring(14));
            case 2 -> List.of(id.substring(0, 6), id.substring(6, 14), id.substring(14));
            case 3 -> List.of("ID: " + id.toLowerCase(java.util.Locale.ROOT) + ", checked");
            case 4 -> List.of("(" + id + ")");
            case 5 -> List.of(String.join(" ", id.split("")));
            case 6 -> List.of(id.substring(0, 10), id.substring(10));
            default -> List.of(id);
        };
    }

    private String fifteen() {
        return "99" + digits(4) + birth().substring(2) + digits(3);
    }

    private String mobile() {
        var number = "1" + (3 + random.nextInt(7)) + digits(9);
        return switch (random.nextInt(8)) {
            case 6 -> wide(number);
            case 7 -> "手机：" + wide(number.substring(0, 3)) + " " + number.substring(3, 7) + " " + number.substring(7);
            case 0 -> number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7);
            case 1 -> number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7);
            case 2 -> "+86 " + number;
            case 3 -> "+86" + number;
            case 4 -> "tel:" + number + ".";
            default -> number;
        };
    }

    private String landline() {
        var local = (2 + random.nextInt(7)) + digits(6);
        return switch (random.nextInt(5)) {
            case 0 -> "010-" + local + digits(1);
            case 1 -> "(021)" + local + digits(1);
            case 2 -> "0999 " + local;
            case 3 -> "0512" + local + digits(1);
            default -> "0" + (3 + random.nextInt(7)) + digits(2) + "-" + local;
        };
    }

    private String card() {
        var start = List.of("622848", "621700", "955880", "436742", "601382").get(random.nextInt(5));
        var body = start + digits(start.startsWith("4") ? 9 : 9 + random.nextInt(4));
        for (var check = 0; check < 10; check++) {
            var card = body + check;
            if (LeakRule.passesLuhn(card)) {
                return random.nextBoolean() ? card : fours(card);
            }
        }
        throw new IllegalStateException("one of ten check digits is right");
    }

    /** As an input method types digits that stands on full width. */
    private static String wide(String digits) {
        var wide = new StringBuilder();
        digits.chars().map(c -> c - '!' + '！').forEach(c -> wide.append((char) c));
        return wide.toString();
    }

    private static String fours(String card) {
        return card.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** A row of a register as it may be published. */
    List<String> clean() {
        return List.of(
                SURNAMES[random.nextInt(SURNAMES.length)] + (char) ('一' + random.nextInt(500)),
                "99" + digits(4) + "************",
                "公共租赁住房",
                date(),
                "DJ" + (2007 + random.nextInt(20)) + "-" + digits(4) + "-" + digits(3) + "K",
                random.nextInt(200) + "." + digits(2) + "㎡",
                Integer.toString(random.nextInt(100_000)),
                random.nextInt(1_000_000_000) + "." + digits(2) + "元",
                hash(),
                "安住保〔" + (2007 + random.nextInt(20)) + "〕" + random.nextInt(300) + "号",
                "R" + (10 + random.nextInt(17)) + "-" + code(4) + "-" + digits(5),
                "9901%02d-%d-%02d".formatted(random.nextInt(30), 2007 + random.nextInt(20), 1 + random.nextInt(30)),
                "11%s%s/%d-%05d".formatted(digits(6), code(10), 2007 + random.nextInt(20), random.nextInt(100_000)),
                (1 + random.nextInt(30)) + "栋" + (1 + random.nextInt(4)) + "单元" + (101 + random.nextInt(3000)) + "室",
                date() + "T%02d:%02d:%02d+08:00".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60)),
                "咨询电话 0999-8123456");
    }

    /** As much of a row as such a file holds. */
    List<String> clean(Files format) {
        var row = clean();
        return switch (format) {
            case PDF -> row.subList(0, 4);
            case FILE_NAME -> row.subList(11, 12);
            case MAIL, XLSX_NOTES, XLSX_PROPERTIES, HTML_ATTRIBUTE -> List.of(String.join("，", row));
            default -> row;
        };
    }

    private String code(int length) {
        var code = new StringBuilder();
        while (code.length() < length) {
            code.append("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".charAt(random.nextInt(32)));
        }
        return code.toString();
    }

    String hash() {
        var hash = new StringBuilder();
        while (hash.length() < 64) {
            hash.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hash.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private String date() {
        return "%d-%02d-%02d".formatted(2007 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String birth() {
        return "%d%02d%02d".formatted(1936 + random.nextInt(73), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        while (digits.length() < count) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
