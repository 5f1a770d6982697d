package org.anju.region;

import java.net.URI;
import java.util.List;

/**
 * The housing office that answers for a region and signs what is published.
 *
 * @param creditCode 统一社会信用代码, with which every index number (索引号) begins
 * @param site the official address, at which publication is proved; ends with a slash
 */
public record Office(
        String bureau,
        String bureauEn,
        String address,
        String phone,
        String supervisionPhone,
        String creditCode,
        URI site) {

    /** The numbers that may stand in what is published. */
    public List<String> phones() {
        return List.of(phone, supervisionPhone);
    }
}
