-- A file that an officer handed in: how far it is, and what became of it. Its name is not kept, because people put
-- names of people into names of files; its bytes are known by their hash.
CREATE TABLE housing.import (
  id                uuid        NOT NULL,
  region            text        NOT NULL,
  kind              text        NOT NULL,
  scope             text        NOT NULL,  -- the batch of a sign-up list; empty for other kinds
  sha256            text        NOT NULL,
  choice            text        NOT NULL,
  state             text        NOT NULL,
  uploaded_by       text        NOT NULL,
  uploaded_at       timestamptz NOT NULL,
  finished_at       timestamptz,           -- null until then
  lines_read        integer     NOT NULL,
  lines_written     integer     NOT NULL,
  lines_faulty      integer     NOT NULL,
  faults            integer     NOT NULL,
  refusal           text,                  -- why the file as a whole was refused, a message key
  refusal_arguments text[]      NOT NULL,

  PRIMARY KEY (id),
  CONSTRAINT import_region_is_known       FOREIGN KEY (region) REFERENCES housing.region (code),
  CONSTRAINT import_hash_is_sha256        CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT import_choice_is_known       CHECK (choice IN ('all-or-nothing', 'sound-lines')),
  CONSTRAINT import_state_is_known        CHECK (state IN ('waiting', 'reading', 'checking', 'written', 'refused', 'interrupted')),
  CONSTRAINT import_ends_with_a_time      CHECK ((finished_at IS NOT NULL) = (state IN ('written', 'refused', 'interrupted'))),
  CONSTRAINT import_writes_only_when_done CHECK (state = 'written' OR lines_written = 0)
);

-- The same file is never written twice for the same purpose.
CREATE UNIQUE INDEX import_same_file_once ON housing.import (region, kind, scope, sha256)
  WHERE state NOT IN ('refused', 'interrupted');
CREATE INDEX import_latest_first ON housing.import (region, uploaded_at DESC);

-- Everything that was wrong with a file, by cell. Says what is wrong, never what stood there.
CREATE TABLE housing.import_fault (
  import_id     uuid    NOT NULL,
  position      integer NOT NULL,
  row_number    integer NOT NULL,  -- as a spreadsheet numbers it
  column_number integer NOT NULL,  -- from 0
  header        text    NOT NULL,
  message       text    NOT NULL,  -- a message key
  arguments     text[]  NOT NULL,

  PRIMARY KEY (import_id, position),
  CONSTRAINT import_fault_has_an_import FOREIGN KEY (import_id) REFERENCES housing.import (id)
);
