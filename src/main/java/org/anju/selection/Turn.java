package org.anju.selection;

import java.util.Optional;
import java.util.UUID;

/** A household's turn to choose. The order of turns inside a pool is the order that was drawn. */
public record Turn(
        UUID id,
        String pool,
        int position,
        String registrationNumber,
        String applicantName,
        String projectName,
        String unitType,
        State state,
        Optional<UUID> unit) {

    /** What a household did when its turn came. A turn taken is not taken back; a mistake in the session is reopened. */
    public enum State {
        WAITING("waiting", "待选房"),
        SIGNED_IN("signed-in", "已签到"),
        CHOSEN("chosen", "已选"),
        WAIVED("waived", "放弃选房"),
        ABSENT("absent", "未到场");

        private final String code;
        private final String label;

        State(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        /** The word that the list of N12 shows. */
        public String label() {
            return label;
        }

        public boolean isTaken() {
            return this == CHOSEN || this == WAIVED || this == ABSENT;
        }

        static State of(String code) {
            for (var state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("No turn is " + code + ".");
        }
    }
}
