package org.anju.privacy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.anju.privacy.Finding.Kind;

/** Invents leaks and clean rows, the same for the same seed. */
final class Leaks {

    private static final String[] SURNAMES = {"张", "王", "欧阳", "阿卜杜拉·", "𠮷", "李"};

    /** Prefectures whose numbers look most like others: cards begin with 62, 4 and 37, a year is a month. */
    private static final String[] AREAS = {
        "1101", "1201", "1301", "2102", "3101", "3205", "3301", "3401", "3702", "3713", "4201", "4403", "4419", "5001",
        "5101", "6101", "6201", "6212", "6230", "6501", "9901"
    };

    private static final String[] PROJECT_CLASSES = {"01", "02", "99"};

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
        return Numbers.with(area(), birth(), digits(3));
    }

    private List<String> idNumber() {
        var id = id();
        return switch (random.nextInt(17)) {
            case 11 -> List.of(digits(1 + random.nextInt(4)) + id);
            case 12 -> List.of(id.replace('X', '0').equals(id) ? id + "1" + (3 + random.nextInt(7)) + digits(9) : id);
            case 13 -> List.of(id.substring(0, 6) + "          " + id.substring(6));
            case 14 -> List.of("sfz" + id + "a");
            case 15 -> List.of("id" + id.substring(0, 6), id.substring(6, 14) + "-", id.substring(14) + ")");
            case 16 -> List.of("1 no" + id);
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
        return switch (random.nextInt(16)) {
            case 8 -> number + "户主张三";
            case 9 -> "电话" + number + "元先生";
            case 10 -> "zhangsan" + number;
            case 11 -> number + "wechat";
            case 12 -> (1 + random.nextInt(9)) + "." + number;
            case 13 -> number.substring(0, 3) + " " + number.substring(3, 7) + "-" + number.substring(7);
            case 14 -> number + "Mr.Li";
            case 15 -> "1" + (3 + random.nextInt(7)) + digits(9) + number;
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
        return switch (random.nextInt(9)) {
            case 5 -> "+86 10 " + local + digits(1);
            case 6 -> "86-512-" + local + digits(1);
            case 7 -> "010-" + local + digits(1) + "ext801";
            case 8 -> "400-" + digits(3) + "-" + digits(4);
            case 0 -> "010-" + local + digits(1);
            case 1 -> "(021)" + local + digits(1);
            case 2 -> "0999 " + local;
            case 3 -> "0512" + local + digits(1);
            default -> "0" + (3 + random.nextInt(7)) + digits(2) + "-" + local;
        };
    }

    private String card() {
        var start = List.of("622848", "621700", "955880", "436742", "601382", "370246009")
                .get(random.nextInt(6));
        var body = start
                + digits(
                        switch (start) {
                            case "370246009" -> 5;
                            case "436742" -> random.nextBoolean() ? 9 : 12;
                            default -> 9 + random.nextInt(4);
                        });
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
        return card.length() == 15
                ? card.substring(0, 4) + " " + card.substring(4, 10) + " " + card.substring(10)
                : card.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** A row of a register as it may be published. */
    List<String> clean() {
        return List.of(
                SURNAMES[random.nextInt(SURNAMES.length)] + (char) ('一' + random.nextInt(500)),
                area() + "************",
                "公共租赁住房",
                date(),
                "DJ" + (2007 + random.nextInt(20)) + "-" + digits(4) + "-" + digits(3) + "K",
                random.nextInt(200) + "." + digits(2) + "㎡",
                Integer.toString(random.nextInt(100_000)),
                random.nextInt(1_000_000_000) + "." + digits(2) + "元",
                hash(),
                "安住保〔" + (2007 + random.nextInt(20)) + "〕" + random.nextInt(300) + "号",
                "R" + (10 + random.nextInt(17)) + "-" + code(4) + "-" + digits(5),
                "%s-%d-%02d".formatted(area(), 2007 + random.nextInt(20), 1 + random.nextInt(30)),
                "11%s%s%s/%d-%05d"
                        .formatted(area(), digits(1), code(9), 2007 + random.nextInt(20), random.nextInt(100_000)),
                (1 + random.nextInt(30)) + "栋" + (1 + random.nextInt(4)) + "单元" + (101 + random.nextInt(3000)) + "室",
                date() + "T%02d:%02d:%02d+08:00".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60)),
                "咨询电话 0999-8123456",
                paper(),
                paper(),
                paper());
    }

    /** The number of a document, as offices of building, planning and commerce write it, or what stands beside one. */
    private String paper() {
        return switch (random.nextInt(24)) {
            case 0 -> "施工许可证编号：" + area() + day() + projectClass() + digits(2);
            case 1 -> "施工许可证（" + area() + day() + projectClass() + digits(2) + "）";
            case 2 -> "建字第" + area() + year() + digits(5) + "号";
            case 3 -> "地字第" + area() + year() + digits(5) + "号";
            case 4 -> "建字第" + area() + year() + "GG" + digits(7) + "号";
            case 5 ->
                "项目代码：" + year() + "-" + area() + "-" + digits(2) + "-0" + (1 + random.nextInt(5)) + "-" + digits(6);
            case 6 -> "项目编号" + area() + day().substring(2) + digits(4);
            case 7 -> area() + day().substring(2) + projectClass() + digits(2);
            case 8 -> "注册号：" + area() + digits(9);
            case 9 -> "发票号码" + day().substring(2, 4) + area().substring(0, 2) + digits(16);
            case 10 -> "合同编号：HT" + day().substring(2) + digits(5);
            case 11 -> "粤（" + year() + "）深圳市不动产权第" + digits(7) + "号";
            case 12 -> area() + digits(6) + "GB" + digits(5) + "F" + digits(8);
            case 13 -> "房许字（" + year() + "）宝安" + digits(3) + "号";
            case 14 ->
                "邮编" + digits(6) + "，北纬" + random.nextInt(50) + "." + digits(6) + "，东经1" + digits(2) + "." + digits(8);
            case 15 -> "自" + date() + "至" + date() + "，" + random.nextInt(24) + ":" + digits(2);
            case 16 -> random.nextInt(100) + ",%03d,%03d.%02d元".formatted(below(1000), below(1000), below(100));
            case 17 ->
                (1 + random.nextInt(30)) + "-" + (101 + random.nextInt(3000)) + "、" + (101 + random.nextInt(3000))
                        + "室";
            case 18 -> random.nextInt(100) + "户 " + random.nextInt(300) + "人 " + random.nextInt(100_000) + "元";
            case 19, 20, 21, 22 ->
                new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63).toString();
            default -> "受理号" + day() + "-" + digits(4);
        };
    }

    private String area() {
        return AREAS[random.nextInt(AREAS.length)] + "%02d".formatted(1 + random.nextInt(29));
    }

    private String day() {
        return date().replace("-", "");
    }

    private int year() {
        return 2007 + random.nextInt(20);
    }

    private String projectClass() {
        return PROJECT_CLASSES[random.nextInt(PROJECT_CLASSES.length)];
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
