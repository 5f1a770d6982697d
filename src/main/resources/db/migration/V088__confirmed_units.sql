-- B3.2 as it was confirmed: what a batch set out to allocate, by project. It stands although units move on later.
CREATE TABLE housing.confirmed_project (
  batch_number text NOT NULL REFERENCES housing.batch (number),
  round        integer NOT NULL,
  position     integer NOT NULL,
  project_name text NOT NULL,
  units        integer NOT NULL CHECK (units > 0),
  unit_types   text NOT NULL,
  PRIMARY KEY (batch_number, round, position)
);
