package org.anju.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.disclosure.NodeId;
import org.anju.process.TaskId;
import org.anju.region.RegionCode;
import org.anju.web.Languages;

/**
 * Work that waits for a person.
 *
 * @param step the id of the user task in its model
 * @param title what it is about: the batch, or what is to be published
 * @param dueOn the day by whose end it should be done, if the law or the procedure names one
 * @param assignee the account of who has taken it
 */
public record Task(
        TaskId id,
        String step,
        String definitionKey,
        String businessKey,
        Optional<String> batch,
        Optional<NodeId> node,
        RegionCode region,
        Words name,
        Words title,
        List<String> roles,
        Optional<LocalDate> dueOn,
        Optional<String> assignee,
        Instant openedAt) {

    /** The same in both languages. */
    public record Words(String zh, String en) {

        public String in(Locale locale) {
            return Languages.english(locale) && !en.isEmpty() ? en : zh;
        }
    }

    /** The role in which the officer may act, if in any. */
    public Optional<Role> roleOf(Officer officer) {
        return roles.stream()
                .flatMap(code -> Role.ofCode(code).stream())
                .filter(officer::may)
                .findFirst();
    }

    public boolean isWith(Officer officer) {
        return assignee.filter(officer.account()::equals).isPresent();
    }

    /** Days from today to the due day: 0 on the day itself, negative when late. */
    public Optional<Long> daysLeft(LocalDate today) {
        return dueOn.map(due -> ChronoUnit.DAYS.between(today, due));
    }
}
