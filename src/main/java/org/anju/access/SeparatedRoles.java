package org.anju.access;

import java.util.Optional;
import java.util.Set;

/** Who keeps the machine decides nothing about housing: the operator of a draw is not its maintainer. */
final class SeparatedRoles {

    private SeparatedRoles() {}

    /** Why the roles may not be in one hand, as a message key. */
    static Optional<String> objectionTo(Set<Role> roles) {
        if (roles.isEmpty()) {
            return Optional.of("access.accounts.roles.none");
        }
        if (roles.contains(Role.OPERATOR) && roles.size() > 1) {
            return Optional.of("access.accounts.roles.operator");
        }
        if (roles.contains(Role.SUPERVISOR) && roles.size() > 1) {
            return Optional.of("access.accounts.roles.supervisor");
        }
        return Optional.empty();
    }
}
