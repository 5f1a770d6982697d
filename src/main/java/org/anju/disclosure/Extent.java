package org.anju.disclosure;

/** How much of its material an edition shows. */
public enum Extent {
    FULL("full"),
    WITHOUT_PERSONAL_DATA("without-personal-data");

    private final String code;

    Extent(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Extent of(String code) {
        return code.equals(FULL.code) ? FULL : WITHOUT_PERSONAL_DATA;
    }
}
