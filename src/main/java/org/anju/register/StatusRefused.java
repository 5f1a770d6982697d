package org.anju.register;

/** A household cannot move from where it stands to where it was to go. */
public final class StatusRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatusRefused(RegistrationNumber number, String from, Status to) {
        super("Household %s is %s and cannot become %s.".formatted(number, from, to.code()));
    }
}
