package org.anju.tabular;

import java.util.Map;

/**
 * Fourteen characters that older GB 18030 had no Unicode place for. Java still reads them into the private use area,
 * where no font shows them; GB 18030-2022 gives them their places.
 */
final class GbPrivateUse {

    private static final int FIRST = 0xE816;
    private static final int LAST = 0xE864;
    private static final Map<Integer, Integer> PLACES = Map.ofEntries(
            Map.entry(0xE816, 0x20087),
            Map.entry(0xE817, 0x20089),
            Map.entry(0xE818, 0x200CC),
            Map.entry(0xE81E, 0x9FB4),
            Map.entry(0xE826, 0x9FB5),
            Map.entry(0xE82B, 0x9FB6),
            Map.entry(0xE82C, 0x9FB7),
            Map.entry(0xE831, 0x215D7),
            Map.entry(0xE832, 0x9FB8),
            Map.entry(0xE83B, 0x2298F),
            Map.entry(0xE843, 0x9FB9),
            Map.entry(0xE854, 0x9FBA),
            Map.entry(0xE855, 0x241FE),
            Map.entry(0xE864, 0x9FBB));

    private GbPrivateUse() {}

    static String standardise(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST && text.charAt(i) <= LAST) {
                return placed(text);
            }
        }
        return text;
    }

    private static String placed(String text) {
        var result = new StringBuilder();
        text.codePoints().map(c -> PLACES.getOrDefault(c, c)).forEach(result::appendCodePoint);
        return result.toString();
    }
}
