package org.anju.register;

import java.util.Optional;

/** Only who waits in the batch's region for housing of the batch's type may sign up. */
final class SignUpRule {

    private SignUpRule() {}

    /** The household as found in the batch's region; empty if the register there has no such number. */
    static Optional<Refusal> refusal(Optional<Household> household, SignUpWindow.Terms terms) {
        return household
                .map(found -> refusal(found, terms))
                .orElseGet(() -> Optional.of(Refusal.of("register.sign-up.unknown")));
    }

    private static Optional<Refusal> refusal(Household household, SignUpWindow.Terms terms) {
        if (household.status() != Status.WAITING) {
            return Optional.of(
                    Refusal.of("register.sign-up." + household.status().code()));
        }
        return household.housingType() == terms.housingType()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "register.sign-up.housing-type",
                        household.housingType().notice(),
                        terms.housingType().notice()));
    }
}
