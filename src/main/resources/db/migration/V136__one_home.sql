-- Before a household is given a home, it is asked whether it has one from another batch.
CREATE INDEX allocation_by_household ON housing.allocation (registration_number);
CREATE INDEX turn_by_household ON housing.turn (registration_number);
