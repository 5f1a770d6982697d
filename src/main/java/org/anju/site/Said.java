package org.anju.site;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.anju.disclosure.OwnWords;
import org.anju.web.Dates;

/**
 * What an edition keeps once, for both languages, as a page says it: days and the program's own words in the language of
 * the page, anything else as it was written.
 *
 * @param language for {@code lang}
 */
record Said(String text, String language) {

    static Said of(String kept, Place place) {
        return OwnWords.find(kept)
                .map(words -> place.text(words.chinese(), words.english()))
                .or(() -> day(kept).map(day -> Dates.day(day, place.locale())))
                .map(text -> new Said(text, place.language()))
                .orElseGet(() -> new Said(kept, "zh-CN"));
    }

    private static Optional<LocalDate> day(String kept) {
        try {
            return Optional.of(LocalDate.parse(kept));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
