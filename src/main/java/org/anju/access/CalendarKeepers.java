package org.anju.access;

import java.security.Principal;
import java.util.Optional;
import org.anju.calendar.NoticeKeepers;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Directors and operators enter notices for their own region and those below. A notice that binds the whole country is
 * a fact about the calendar of all: an operator enters it, or the director of a region with none above.
 */
@Component
class CalendarKeepers implements NoticeKeepers {

    private final Regions regions;

    CalendarKeepers(Regions regions) {
        this.regions = regions;
    }

    @Override
    public boolean mayEnter(Principal person, Optional<RegionCode> binds) {
        return person instanceof Authentication signedIn
                && signedIn.getPrincipal() instanceof Officer officer
                && officer.mayAny(Role.DIRECTOR, Role.OPERATOR)
                && binds.map(region -> officer.mayIn(region, regions)).orElseGet(() -> speaksForAll(officer));
    }

    private boolean speaksForAll(Officer officer) {
        return officer.may(Role.OPERATOR)
                || regions.find(officer.region())
                        .filter(region -> region.parent().isEmpty())
                        .isPresent();
    }
}
