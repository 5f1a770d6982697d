-- A registered household, known in public by its registration number. ID numbers are sealed; two that are equal have
-- equal match keys.
CREATE TABLE housing.household (
  id                  uuid        NOT NULL,
  region              text        NOT NULL,
  registration_number text        NOT NULL COLLATE "C",
  applicant_name      text        NOT NULL,
  id_number           text        NOT NULL,  -- sealed
  id_match            text        NOT NULL COLLATE "C",
  id_kind             text        NOT NULL,
  housing_type        text        NOT NULL,
  household_size      integer     NOT NULL,
  tier                text        NOT NULL,  -- a class of priority, never its ground; N is none
  registered_on       date        NOT NULL,
  status              text        NOT NULL,
  left_on             date,                  -- the day it stopped waiting; null while it waits
  import_id           uuid,                  -- null if entered by form
  recorded_at         timestamptz NOT NULL,
  recorded_by         text        NOT NULL,

  PRIMARY KEY (id),
  CONSTRAINT household_registration_number_is_unique     UNIQUE (region, registration_number),
  -- Lengths are asked beside the patterns, not in them: PostgreSQL takes ten times as long for a counted repetition.
  CONSTRAINT household_registration_number_is_well_formed
    CHECK (length(registration_number) BETWEEN 4 AND 24 AND registration_number ~ '^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$'
           AND registration_number !~ '[0-9]{6}'),
  CONSTRAINT household_has_a_name                        CHECK (applicant_name <> ''),
  CONSTRAINT household_id_match_is_a_key                 CHECK (length(id_match) = 64 AND id_match ~ '^[0-9a-f]+$'),
  CONSTRAINT household_id_number_is_sealed               CHECK (id_number ~ '^[0-9]{1,3}:[A-Za-z0-9_-]+$'),
  CONSTRAINT household_housing_type_is_known
    CHECK (housing_type IN ('low-rent', 'public-rental', 'affordable', 'price-capped')),
  CONSTRAINT household_has_members                       CHECK (household_size BETWEEN 1 AND 30),
  CONSTRAINT household_tier_is_a_letter                  CHECK (tier ~ '^[A-Z]$'),
  CONSTRAINT household_status_is_known                   CHECK (status IN ('waiting', 'housed', 'removed')),
  CONSTRAINT household_left_when_it_stopped_waiting      CHECK ((left_on IS NULL) = (status = 'waiting'))
);

-- One registration per region and person; who was removed may register again.
CREATE UNIQUE INDEX household_one_per_person ON housing.household (region, id_match) WHERE status <> 'removed';

CREATE TRIGGER household_region_is_known AFTER INSERT ON housing.household
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION disclosure.refuse_orphans('housing.region', 'code', 'region');
CREATE TRIGGER household_import_is_known AFTER INSERT ON housing.household
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION disclosure.refuse_orphans('housing.import', 'id', 'import_id');
CREATE TRIGGER region_stays_with_its_households AFTER DELETE ON housing.region
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION disclosure.keep_owner('code', 'housing.household', 'region');
CREATE TRIGGER import_stays_with_its_households AFTER DELETE ON housing.import
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION disclosure.keep_owner('id', 'housing.household', 'import_id');
CREATE TRIGGER household_keeps_its_owners BEFORE UPDATE OF region, import_id ON housing.household
  FOR EACH ROW WHEN (OLD.region IS DISTINCT FROM NEW.region OR OLD.import_id IS DISTINCT FROM NEW.import_id) EXECUTE FUNCTION disclosure.keep_key();
CREATE TRIGGER region_keeps_its_code BEFORE UPDATE OF code ON housing.region
  FOR EACH ROW WHEN (OLD.code IS DISTINCT FROM NEW.code) EXECUTE FUNCTION disclosure.keep_key();
CREATE TRIGGER import_keeps_its_id BEFORE UPDATE OF id ON housing.import
  FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION disclosure.keep_key();

-- What was corrected, when, by whom and why. Both values of an ID number are sealed.
CREATE TABLE housing.household_correction (
  household_id uuid        NOT NULL,
  ordinal      integer     NOT NULL,
  field        text        NOT NULL,
  old_value    text        NOT NULL,
  new_value    text        NOT NULL,
  reason       text        NOT NULL,
  corrected_at timestamptz NOT NULL,
  corrected_by text        NOT NULL,

  PRIMARY KEY (household_id, ordinal, field),
  CONSTRAINT household_correction_has_a_household  FOREIGN KEY (household_id) REFERENCES housing.household (id),
  CONSTRAINT household_correction_starts_at_one    CHECK (ordinal >= 1),
  CONSTRAINT household_correction_changes_something CHECK (old_value <> new_value),
  CONSTRAINT household_correction_has_a_reason     CHECK (reason <> '')
);

-- Lines of a file that were left out until they are put right (待补正). What they say is sealed.
CREATE TABLE housing.pending_row (
  import_id  uuid        NOT NULL,
  row_number integer     NOT NULL,
  region     text        NOT NULL,
  content    text        NOT NULL,  -- sealed
  state      text        NOT NULL,
  settled_at timestamptz,           -- null while open
  settled_by text,                  -- null while open

  PRIMARY KEY (import_id, row_number),
  CONSTRAINT pending_row_has_an_import      FOREIGN KEY (import_id) REFERENCES housing.import (id),
  CONSTRAINT pending_row_region_is_known    FOREIGN KEY (region) REFERENCES housing.region (code),
  CONSTRAINT pending_row_state_is_known     CHECK (state IN ('open', 'registered', 'dropped')),
  CONSTRAINT pending_row_content_is_sealed  CHECK (content ~ '^[0-9]{1,3}:[A-Za-z0-9_-]+$'),
  CONSTRAINT pending_row_settled_by_someone CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
  CONSTRAINT pending_row_open_until_settled CHECK ((state = 'open') = (settled_at IS NULL))
);

CREATE INDEX pending_row_open ON housing.pending_row (region) WHERE state = 'open';
