package org.anju.access;

import java.time.Instant;
import java.util.Optional;

/**
 * An officer's account as those who keep accounts see it.
 *
 * @param passwordIsNew given by someone else, so it must be changed at the next sign-in
 * @param stamp rises whenever every session of the account must end
 */
public record Account(
        Officer officer,
        Optional<String> email,
        boolean passwordIsNew,
        int stamp,
        Optional<Instant> lockedUntil,
        Optional<Instant> closedAt) {

    public boolean closed() {
        return closedAt.isPresent();
    }

    public boolean lockedAt(Instant instant) {
        return lockedUntil.filter(until -> until.isAfter(instant)).isPresent();
    }
}
