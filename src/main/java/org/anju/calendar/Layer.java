package org.anju.calendar;

/** Who says whether a day is worked. A later one overrules an earlier one. */
public enum Layer {

    /** 国务院关于职工工作时间的规定, article 7: Saturday and Sunday are days of rest. */
    WEEK,

    /** 全国年节及纪念日放假办法, article 2: known even for a year whose notice is not out yet. */
    STATUTORY,

    /** The State Council's notice for a year, and what amends it. */
    NATIONAL,

    /** A province, an autonomous region, a city or a county, for itself and those below it. */
    LOCAL,

    /** A suspension of work that rests on a document: typhoon, epidemic. */
    SUSPENSION
}
