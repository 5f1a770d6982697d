-- A household takes part in a batch and names the project it applies for (申请租购项目). Withdrawing is recorded, and
-- nothing is deleted.
CREATE TABLE housing.sign_up (
  id                  uuid        NOT NULL,
  batch_number        text        NOT NULL,
  region              text        NOT NULL,
  registration_number text        NOT NULL,
  project_code        text        NOT NULL,
  unit_type           text        NOT NULL,
  signed_up_at        timestamptz NOT NULL,
  import_id           uuid,                  -- null if entered by form
  recorded_by         text        NOT NULL,
  withdrawn_at        timestamptz,           -- null while it stands

  PRIMARY KEY (id),
  CONSTRAINT sign_up_household_is_registered FOREIGN KEY (region, registration_number)
                                             REFERENCES housing.household (region, registration_number),
  CONSTRAINT sign_up_import_is_known         FOREIGN KEY (import_id) REFERENCES housing.import (id),
  CONSTRAINT sign_up_project_is_well_formed  CHECK (project_code ~ '^[A-Z0-9-]{1,12}$'),
  CONSTRAINT sign_up_unit_type_is_well_formed CHECK (unit_type ~ '^[A-Z0-9-]{1,8}$'),
  CONSTRAINT sign_up_withdrawn_after_it_was_made CHECK (withdrawn_at >= signed_up_at)
);

-- A household stands in a batch once.
CREATE UNIQUE INDEX sign_up_once_in_a_batch ON housing.sign_up (batch_number, registration_number)
  WHERE withdrawn_at IS NULL;
