package org.anju.access;

import java.security.Principal;
import java.util.Set;
import org.anju.region.RegionCode;
import org.anju.region.Regions;

/** Someone who has signed in, read again from the table at every request. */
public record Officer(OfficerId id, String account, String name, RegionCode region, Set<Role> roles)
        implements Principal {

    public Officer {
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return account;
    }

    public boolean may(Role role) {
        return roles.contains(role);
    }

    public boolean mayAny(Role... any) {
        return Set.of(any).stream().anyMatch(this::may);
    }

    /** Whether the region is the officer's own or lies below it. */
    public boolean mayIn(RegionCode place, Regions regions) {
        return regions.covers(region, place);
    }

    /** Whether there is a desk for this officer. */
    public boolean works() {
        return roles.stream().anyMatch(Role::works);
    }
}
