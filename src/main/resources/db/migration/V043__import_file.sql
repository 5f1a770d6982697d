-- The bytes of a file until it has been read, and of one with faults for a month, so that its rows can be marked.
-- Sealed: the file holds ID numbers. Here, not on a disk of one machine, so that whatever copy runs next goes on.
CREATE TABLE housing.import_file (
  import_id uuid    NOT NULL,
  position  integer NOT NULL,
  content   bytea   NOT NULL,  -- at most 1 MB before sealing

  PRIMARY KEY (import_id, position),
  CONSTRAINT import_file_has_an_import FOREIGN KEY (import_id) REFERENCES housing.import (id)
);

-- How often a file was begun: one that stops the application each time is given up.
ALTER TABLE housing.import ADD COLUMN attempts integer NOT NULL DEFAULT 0;
