package org.anju.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The thirteen days of 全国年节及纪念日放假办法, article 2 (as revised on 10 November 2024), for the years whose notice is
 * not out yet. Which working day makes up for a holiday at a weekend (article 6) is for the notice to say.
 */
final class StatutoryHolidays {

    private static final BasisDocument BASIS = new BasisDocument("国务院令第795号", "全国年节及纪念日放假办法");

    private static final HolidayName NEW_YEAR = new HolidayName("元旦", "New Year");
    private static final HolidayName SPRING = new HolidayName("春节", "Spring Festival");
    private static final HolidayName QINGMING = new HolidayName("清明节", "Tomb-Sweeping Day");
    private static final HolidayName LABOUR = new HolidayName("劳动节", "Labour Day");
    private static final HolidayName DRAGON_BOAT = new HolidayName("端午节", "Dragon Boat Festival");
    private static final HolidayName MID_AUTUMN = new HolidayName("中秋节", "Mid-Autumn Festival");
    private static final HolidayName NATIONAL = new HolidayName("国庆节", "National Day");

    private static final Map<Year, Festivals> FESTIVALS = festivals();

    private StatutoryHolidays() {}

    /** The days off of one year; none for a year whose festivals are not in the table. */
    static Map<LocalDate, Reason> of(Year year) {
        var days = new TreeMap<LocalDate, Reason>();
        var festivals = FESTIVALS.get(year);
        if (festivals == null) {
            return days;
        }
        off(days, year.atMonthDay(MonthDay.of(1, 1)), 1, NEW_YEAR);
        off(days, festivals.spring().minusDays(1), 4, SPRING);
        off(days, festivals.qingming(), 1, QINGMING);
        off(days, year.atMonthDay(MonthDay.of(5, 1)), 2, LABOUR);
        off(days, festivals.dragonBoat(), 1, DRAGON_BOAT);
        off(days, festivals.midAutumn(), 1, MID_AUTUMN);
        off(days, year.atMonthDay(MonthDay.of(10, 1)), 3, NATIONAL);
        return days;
    }

    private static void off(Map<LocalDate, Reason> days, LocalDate first, int count, HolidayName name) {
        var reason = new Reason(Layer.STATUTORY, false, List.of(name), Optional.of(BASIS));
        for (int i = 0; i < count; i++) {
            days.merge(first.plusDays(i), reason, Reason::and);
        }
    }

    private static Map<Year, Festivals> festivals() {
        var table = new TreeMap<Year, Festivals>();
        for (var row : Rows.of("lunar-festivals.csv")) {
            table.put(
                    Year.parse(row.get(0)),
                    new Festivals(
                            LocalDate.parse(row.get(1)),
                            LocalDate.parse(row.get(2)),
                            LocalDate.parse(row.get(3)),
                            LocalDate.parse(row.get(4))));
        }
        return table;
    }

    private record Festivals(LocalDate spring, LocalDate qingming, LocalDate dragonBoat, LocalDate midAutumn) {}
}
