package org.anju.draw;

import java.util.List;

/** The roster has a tier that the published order of tiers does not name. */
public class UnknownTier extends RuntimeException {

    UnknownTier(String batch, List<String> unknown, List<String> published) {
        super("The roster of batch %s has tiers %s that are not in the published order %s; publish their rank first."
                .formatted(batch, unknown, published));
    }
}
