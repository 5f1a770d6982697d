package org.anju.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.anju.web.Dates;

/** A message as its reader finds it. */
record Message(MessageId id, String subjectKey, List<String> arguments, String path, Instant createdAt, boolean read) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** For the bundle; a day is written as its reader writes it. */
    public Object[] values(Locale locale) {
        return arguments.stream()
                .map(argument ->
                        DAY.matcher(argument).matches() ? Dates.day(LocalDate.parse(argument), locale) : argument)
                .toArray();
    }
}
