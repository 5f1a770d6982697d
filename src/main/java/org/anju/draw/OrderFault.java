package org.anju.draw;

import java.util.Locale;

/**
 * What is wrong with an imported order; {@link #message()} is its key in the message bundle.
 *
 * <p>The arguments of the message are, in order: line, pool, position, registration number. A line of 0 or a
 * number that is empty does not apply to that kind.
 */
public record OrderFault(Kind kind, int line, String pool, int position, String registrationNumber) {

    /** The ways in which a list can disagree with its roster or with itself. */
    public enum Kind {
        NOT_ON_ROSTER,
        LISTED_TWICE,
        MISSING,
        POSITION_TAKEN,
        POSITION_OUT_OF_RANGE,
        GAP
    }

    static OrderFault of(Kind kind, NotaryList.Row row) {
        return new OrderFault(kind, row.line(), row.pool(), row.position(), row.registrationNumber());
    }

    static OrderFault missing(Entry entry) {
        return new OrderFault(Kind.MISSING, 0, entry.pool(), 0, entry.registrationNumber());
    }

    static OrderFault gap(String pool, int position) {
        return new OrderFault(Kind.GAP, 0, pool, position, "");
    }

    public String message() {
        return "draw.order-fault." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For the message's placeholders {0} to {3}; numbers as text, so that none gains a thousands separator. */
    public Object[] arguments() {
        return new Object[] {Integer.toString(line), pool, Integer.toString(position), registrationNumber};
    }
}
