package org.anju.calendar;

/** The paper is in the calendar already. */
public class NoticeAlreadyRecorded extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoticeAlreadyRecorded(BasisDocument basis) {
        super("The notice %s is recorded already; an amendment has a number of its own.".formatted(basis.number()));
    }
}
