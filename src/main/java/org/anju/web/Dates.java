package org.anju.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days and times as people here write them: 2026年11月23日, 23 November 2026. Templates ask {@code #when.day(date)} and
 * its like, which know the page's language.
 */
public final class Dates {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("uuuu年M月d日", Languages.CHINESE);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMMM uuuu", Languages.ENGLISH);
    private static final DateTimeFormatter WEEKDAY_ZH =
            DateTimeFormatter.ofPattern("uuuu年M月d日 EEEE", Languages.CHINESE);
    private static final DateTimeFormatter WEEKDAY_EN =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Languages.ENGLISH);
    private static final DateTimeFormatter MONTH_ZH = DateTimeFormatter.ofPattern("uuuu年M月", Languages.CHINESE);
    private static final DateTimeFormatter MONTH_EN = DateTimeFormatter.ofPattern("MMMM uuuu", Languages.ENGLISH);
    private static final DateTimeFormatter MINUTE_ZH =
            DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Languages.CHINESE);
    private static final DateTimeFormatter MINUTE_EN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Languages.ENGLISH);

    private Dates() {}

    public static String day(LocalDate day, Locale locale) {
        return (Languages.english(locale) ? DAY_EN : DAY_ZH).format(day);
    }

    /** The day it was in Shanghai. */
    public static String day(Instant instant, Locale locale) {
        return day(LocalDate.ofInstant(instant, ZONE), locale);
    }

    /** With the day of the week. */
    public static String weekday(LocalDate day, Locale locale) {
        return (Languages.english(locale) ? WEEKDAY_EN : WEEKDAY_ZH).format(day);
    }

    public static String month(YearMonth month, Locale locale) {
        return (Languages.english(locale) ? MONTH_EN : MONTH_ZH).format(month);
    }

    /** Shanghai's time of day, to the minute. */
    public static String minute(Instant instant, Locale locale) {
        return minute(instant.atZone(ZONE), locale);
    }

    private static String minute(ZonedDateTime time, Locale locale) {
        return (Languages.english(locale) ? MINUTE_EN : MINUTE_ZH).format(time);
    }
}
