package org.anju.access;

import java.security.Principal;
import java.util.Optional;
import org.anju.calendar.CalendarVersion;
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
    private final AuditTrail audit;

    CalendarKeepers(Regions regions, AuditTrail audit) {
        this.audit = audit;
        this.regions = regions;
    }

    @Override
    public boolean mayEnter(Principal person, Optional<RegionCode> binds) {
        return officer(person)
                .filter(officer -> officer.mayAny(Role.DIRECTOR, Role.OPERATOR))
                .filter(officer ->
                        binds.map(region -> officer.mayIn(region, regions)).orElseGet(() -> speaksForAll(officer)))
                .isPresent();
    }

    @Override
    public void entered(Principal person, Optional<RegionCode> binds, CalendarVersion version) {
        audit.record(
                officer(person).orElseThrow(),
                "calendar.notice-applied",
                "version %s, binds %s"
                        .formatted(version, binds.map(RegionCode::value).orElse("all")));
    }

    private static Optional<Officer> officer(Principal person) {
        return person instanceof Authentication signedIn && signedIn.getPrincipal() instanceof Officer officer
                ? Optional.of(officer)
                : Optional.empty();
    }

    private boolean speaksForAll(Officer officer) {
        return officer.may(Role.OPERATOR)
                || regions.find(officer.region())
                        .filter(region -> region.parent().isEmpty())
                        .isPresent();
    }
}
