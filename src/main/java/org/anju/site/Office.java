package org.anju.site;

import java.net.URI;

/** What the public may know of an office: who signs, where to ask, where to complain. */
record Office(
        String region,
        String name,
        String nameEn,
        String bureau,
        String bureauEn,
        String address,
        String phone,
        String supervisionPhone,
        String creditCode,
        String site) {

    /** An address of the official site; {@code path} is relative to it. */
    public URI official(String path) {
        return URI.create(site.endsWith("/") ? site : site + "/").resolve(path);
    }
}
