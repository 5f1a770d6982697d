package org.anju.calendar;

import java.security.Principal;
import java.util.Optional;
import org.anju.region.RegionCode;

/** Who may put notices in force. The accounts answer; the calendar knows none. */
public interface NoticeKeepers {

    /** @param binds the region that the notice binds; the whole country if absent */
    boolean mayEnter(Principal person, Optional<RegionCode> binds);

    /** Writes down, in the transaction of the deed, who put a notice in force and which version of the calendar it made. */
    void entered(Principal person, Optional<RegionCode> binds, CalendarVersion version);
}
