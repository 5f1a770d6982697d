-- What a household did when its turn came: it chose a unit, waived, or was absent.
-- Turns are never renumbered and never deleted; a repeated draw is another batch.
CREATE TABLE housing.turn (
  id                  uuid        NOT NULL PRIMARY KEY,
  batch_number        text        NOT NULL,
  -- Pools follow each other by code point on every page and in every file.
  pool                text        NOT NULL COLLATE "C",
  position            integer     NOT NULL,
  registration_number text        NOT NULL,
  applicant_name      text        NOT NULL,
  project_name        text        NOT NULL,
  unit_type           text        NOT NULL,
  state               text        NOT NULL,
  unit_id             uuid,
  -- The selection session (round of N12) in which the turn was taken.
  session             integer,
  decided_at          timestamptz,
  decided_by          uuid,
  -- What a work list's search looks through, every turn of a page: folded once instead.
  searched            text        NOT NULL GENERATED ALWAYS AS (lower((registration_number || ' ' || applicant_name) COLLATE "C")) STORED,

  CONSTRAINT turn_once_per_place              UNIQUE (batch_number, pool, position),
  CONSTRAINT turn_once_per_household_and_pool UNIQUE (batch_number, pool, registration_number),
  CONSTRAINT turn_starts_at_one               CHECK (position >= 1),
  CONSTRAINT turn_state_is_known              CHECK (state IN ('waiting', 'signed-in', 'chosen', 'waived', 'absent')),
  CONSTRAINT turn_chosen_names_a_unit         CHECK ((state = 'chosen') = (unit_id IS NOT NULL)),
  CONSTRAINT turn_taken_in_a_session          CHECK ((state IN ('chosen', 'waived', 'absent')) = (session IS NOT NULL))
);

-- A unit is chosen at most once in a batch.
CREATE UNIQUE INDEX turn_unit_chosen_once ON housing.turn (batch_number, unit_id);

-- 弃选: counted per household over all batches of its region.
CREATE TABLE housing.waiver (
  region              text    NOT NULL,
  batch_number        text    NOT NULL,
  registration_number text    NOT NULL,
  session             integer NOT NULL,
  PRIMARY KEY (batch_number, registration_number, session)
);
CREATE INDEX waiver_by_household ON housing.waiver (region, registration_number);
