package org.anju.disclosure;

import java.util.Arrays;
import java.util.Optional;

/** The four kinds of housing that are allocated, as the notice names them (二(二)). */
public enum HousingType {
    LOW_RENT("low-rent", "廉租住房"),
    PUBLIC_RENTAL("public-rental", "公共租赁住房"),
    AFFORDABLE("affordable", "经济适用住房"),
    PRICE_CAPPED("price-capped", "限价商品住房");

    private final String code;
    private final String notice;

    HousingType(String code, String notice) {
        this.code = code;
        this.notice = notice;
    }

    public String code() {
        return code;
    }

    /** The word of the notice, which also stands in files. */
    public String notice() {
        return notice;
    }

    /** The type, unless what came in a form is none. {@code ofCode(t.code())} is {@code t}. */
    public static Optional<HousingType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
