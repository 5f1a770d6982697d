-- What is built and can be handed out.
CREATE TABLE housing.project (
  region       text NOT NULL,
  code         text NOT NULL,
  name         text NOT NULL,
  housing_type text NOT NULL,
  address      text NOT NULL,
  completed_on date,           -- null while it is being built

  PRIMARY KEY (region, code),
  CONSTRAINT project_region_is_known       FOREIGN KEY (region) REFERENCES housing.region (code),
  CONSTRAINT project_code_is_well_formed   CHECK (code ~ '^[A-Z0-9-]{1,12}$'),
  CONSTRAINT project_has_a_name            CHECK (name <> ''),
  CONSTRAINT project_housing_type_is_known CHECK (housing_type IN ('low-rent', 'public-rental', 'affordable', 'price-capped'))
);

CREATE UNIQUE INDEX project_name_once_in_a_region ON housing.project (region, name);

-- One dwelling. It names at most one batch, so that it is never in two.
CREATE TABLE housing.unit (
  id           uuid          NOT NULL,
  region       text          NOT NULL,
  project_code text          NOT NULL,
  building     text          NOT NULL,
  entrance     text          NOT NULL,  -- 单元; empty where a building has none
  room         text          NOT NULL,
  unit_type    text          NOT NULL,  -- 套型, such as 2R
  area         numeric(6, 2) NOT NULL,
  floor        integer       NOT NULL,
  state        text          NOT NULL,
  reason       text,                    -- why it is reserved or under repair; null otherwise
  batch_number text,                    -- which batch hands or handed it out; null if none
  import_id    uuid,                    -- null if entered by form
  recorded_at  timestamptz   NOT NULL,
  recorded_by  text          NOT NULL,

  PRIMARY KEY (id),
  CONSTRAINT unit_address_is_unique         UNIQUE (region, project_code, building, entrance, room),
  CONSTRAINT unit_project_is_known          FOREIGN KEY (region, project_code) REFERENCES housing.project (region, code),
  CONSTRAINT unit_import_is_known           FOREIGN KEY (import_id) REFERENCES housing.import (id),
  CONSTRAINT unit_has_a_room                CHECK (building <> '' AND room <> ''),
  CONSTRAINT unit_type_is_well_formed       CHECK (unit_type ~ '^[A-Z0-9-]{1,8}$'),
  CONSTRAINT unit_area_is_an_area           CHECK (area > 0),
  CONSTRAINT unit_floor_is_a_floor          CHECK (floor BETWEEN -3 AND 200),
  CONSTRAINT unit_state_is_known            CHECK (state IN ('free', 'in-batch', 'allocated', 'reserved', 'maintenance')),
  CONSTRAINT unit_in_a_batch_names_it       CHECK (state <> 'in-batch' OR batch_number IS NOT NULL),
  CONSTRAINT unit_names_a_batch_only_then   CHECK (batch_number IS NULL OR state IN ('in-batch', 'allocated')),
  CONSTRAINT unit_kept_back_has_a_reason    CHECK ((reason IS NOT NULL) = (state IN ('reserved', 'maintenance')))
);

CREATE INDEX unit_of_a_batch ON housing.unit (batch_number) WHERE batch_number IS NOT NULL;

-- Every move of a unit from one state to another, so that the balance of any past day can be told.
CREATE TABLE housing.unit_move (
  unit_id    uuid        NOT NULL,
  ordinal    integer     NOT NULL,
  state      text        NOT NULL,  -- the state after the move
  moved_at   timestamptz NOT NULL,

  PRIMARY KEY (unit_id, ordinal),
  CONSTRAINT unit_move_has_a_unit    FOREIGN KEY (unit_id) REFERENCES housing.unit (id),
  CONSTRAINT unit_move_state_is_known CHECK (state IN ('free', 'in-batch', 'allocated', 'reserved', 'maintenance'))
);
