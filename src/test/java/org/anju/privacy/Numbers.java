package org.anju.privacy;

/** Invented ID numbers. */
final class Numbers {

    private Numbers() {}

    static String with(String area, String birth, String sequence) {
        var body = area + birth + sequence;
        return body + IdNumber.checkCharacter(body);
    }

    static IdNumber number(String area, String birth, String sequence) {
        return IdNumber.parse(with(area, birth, sequence)).number().orElseThrow();
    }
}
