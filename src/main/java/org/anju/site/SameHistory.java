package org.anju.site;

import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * At every start, before any job or request: the store holds what the folder shows. A server that was put back by its
 * own archive bears no mark; it would fire its overdue timers and give the numbers of lost entries of the log to others.
 */
@Component
class SameHistory implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SameHistory.class);

    private final SiteFolder folder;
    private final PublicStore store;

    SameHistory(SiteFolder folder, PublicStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** @throws AnotherHistory if it does not */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            LogFiles.refuseAnotherHistory(folder, store, store.logSize());
        } catch (UncheckedIOException | JacksonException unreadable) {
            log.warn(
                    "The public site's folder cannot be read; whether the database is behind it is not known.",
                    unreadable);
        }
    }
}
