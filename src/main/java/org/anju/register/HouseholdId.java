package org.anju.register;

import java.util.UUID;

public record HouseholdId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
