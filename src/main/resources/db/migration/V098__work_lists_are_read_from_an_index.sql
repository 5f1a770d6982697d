-- A page of a work list counts all rows of its batch by state and passes over half of them at most. Both are read from
-- a narrow index; of the wide rows only those of the page are fetched.
CREATE INDEX turn_by_state ON housing.turn (batch_number, state);
CREATE INDEX turn_in_order ON housing.turn (batch_number, pool, position) INCLUDE (id, state);

CREATE INDEX entrant_by_decision ON housing.entrant (batch_number, decision);
DROP INDEX housing.entrant_in_order;
CREATE INDEX entrant_in_order ON housing.entrant (batch_number, position) INCLUDE (id, decision);

CREATE INDEX allocation_by_handover ON housing.allocation (batch_number, handover);
DROP INDEX housing.allocation_in_order;
CREATE INDEX allocation_in_order ON housing.allocation (batch_number, position) INCLUDE (id, handover);
