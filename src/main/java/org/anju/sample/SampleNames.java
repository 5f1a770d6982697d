package org.anju.sample;

import java.util.random.RandomGenerator;

/** Invented names: common ones, many of them shared, some with characters that few computers knew, some with a dot. */
final class SampleNames {

    private static final String SURNAMES = "王王王李李李张张张刘刘陈陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰玉华建国志文海燕晓雪梅春红宇浩欣怡子涵梓";
    private static final String[] COMMON = {"王伟", "李娜", "张敏", "刘洋", "陈静"};
    // Beyond the basic plane; registered names have them.
    private static final String[] RARE = {"𬭎", "𬀩", "𪣻", "𫖮", "𬤇", "𫘜", "𬸦", "𠅤"};
    private static final String[] WITH_DOT = {"阿卜杜热合曼·买买提", "古丽娜尔·艾合买提", "迪丽努尔·吐尔逊", "努尔兰·哈力木", "扎西·次仁", "买合木提·阿不都热依木"};

    private SampleNames() {}

    static String next(RandomGenerator random) {
        var kind = random.nextInt(100);
        if (kind < 2) {
            return WITH_DOT[random.nextInt(WITH_DOT.length)];
        }
        if (kind < 4) {
            return surname(random) + RARE[random.nextInt(RARE.length)];
        }
        return kind < 7 ? COMMON[random.nextInt(COMMON.length)] : surname(random) + given(random);
    }

    private static String surname(RandomGenerator random) {
        return one(SURNAMES, random);
    }

    private static String given(RandomGenerator random) {
        return random.nextInt(4) == 0 ? one(GIVEN, random) : one(GIVEN, random) + one(GIVEN, random);
    }

    private static String one(String characters, RandomGenerator random) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }
}
