package org.anju.notice;

import java.util.List;
import org.anju.step.Heading;

/** How many objections a notice has had and what became of them: counts and days, nothing about a person. */
record Tally(Notice notice, long received, long upheld, long dismissed) {

    static Tally of(Notice notice, List<Objection> objections) {
        return new Tally(
                notice,
                objections.size(),
                objections.stream().filter(each -> each.isDecided("upheld")).count(),
                objections.stream().filter(each -> each.isDecided("dismissed")).count());
    }

    long open() {
        return received - upheld - dismissed;
    }

    List<Heading> headings() {
        return List.of(
                Heading.plain(
                        "period",
                        "公示期",
                        "On notice",
                        "%s 至 %s"
                                .formatted(
                                        notice.opened().orElseThrow(),
                                        notice.lastDay().orElseThrow())),
                Heading.plain("objections", "收到异议件数", "Objections received", received),
                Heading.plain("upheld", "异议成立件数", "Objections upheld", upheld),
                Heading.plain("dismissed", "异议不成立件数", "Objections dismissed", dismissed));
    }
}
