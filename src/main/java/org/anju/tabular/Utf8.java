package org.anju.tabular;

/** Bytes of which nobody has said that they are UTF-8. */
final class Utf8 {

    private Utf8() {}

    /** How many Chinese characters stand there; -1 if it is not UTF-8. */
    static int hanzi(byte[] bytes, int from, int to) {
        var count = 0;
        for (var i = from; i < to; ) {
            var length = length(bytes[i] & 0xFF);
            if (length == 0 || i + length > to || !continues(bytes, i, length)) {
                return -1;
            }
            count += isHanzi(bytes[i] & 0xFF) ? 1 : 0;
            i += length;
        }
        return count;
    }

    /** Those from U+4000 to U+9FFF and the rare ones beyond the basic plane begin so. */
    private static boolean isHanzi(int lead) {
        return (lead >= 0xE4 && lead <= 0xE9) || lead == 0xF0;
    }

    private static int length(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    private static boolean continues(byte[] bytes, int from, int length) {
        for (var i = from + 1; i < from + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
