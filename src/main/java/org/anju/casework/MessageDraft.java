package org.anju.casework;

import java.util.List;
import org.anju.access.OfficerId;
import org.anju.access.Role;
import org.anju.region.RegionCode;

/**
 * Something to tell officers. Neither the arguments nor the path may hold personal data: ids, numbers, dates.
 *
 * @param subjectKey of the message bundles, a whole sentence with {@code {0}}, {@code {1}} for the arguments
 * @param path where to act, beginning with {@code /desk}, {@code /ops} or {@code /studio}
 * @param mailToo whether it is also sent by mail to those who have an address
 */
public record MessageDraft(To to, String subjectKey, List<String> arguments, String path, boolean mailToo) {

    public MessageDraft {
        arguments = List.copyOf(arguments);
    }

    public MessageDraft(
            Role role, RegionCode region, String subjectKey, List<String> arguments, String path, boolean mailToo) {
        this(new ToRole(role, region), subjectKey, arguments, path, mailToo);
    }

    public MessageDraft(OfficerId officer, String subjectKey, List<String> arguments, String path, boolean mailToo) {
        this(new ToOfficer(officer), subjectKey, arguments, path, mailToo);
    }

    /** Who is told. */
    public sealed interface To permits ToRole, ToOfficer {}

    /** Whoever holds the role for the region or, if nobody does, for the nearest one above it. */
    public record ToRole(Role role, RegionCode region) implements To {}

    public record ToOfficer(OfficerId officer) implements To {}
}
