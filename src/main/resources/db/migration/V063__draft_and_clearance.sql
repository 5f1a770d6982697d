-- A draft waits for its review outside the schema that the site can read. At publication it becomes an edition.
CREATE TABLE housing.draft (
  obligation_id uuid        NOT NULL PRIMARY KEY,
  edition_id    uuid        NOT NULL,
  extent        text        NOT NULL,
  headings      jsonb       NOT NULL,
  columns       jsonb       NOT NULL,
  row_count     integer     NOT NULL,
  rows_root     bytea       NOT NULL,
  mask          text        NOT NULL,
  personal      boolean     NOT NULL,
  index_number  text        NOT NULL,
  drafted_at    timestamptz NOT NULL,
  CONSTRAINT draft_edition_is_unique UNIQUE (edition_id)
);
CREATE TABLE housing.draft_row (
  edition_id  uuid    NOT NULL,
  position    integer NOT NULL,
  cells       text[]  NOT NULL,
  salts       bytea   NOT NULL,
  cell_hashes bytea   NOT NULL,
  PRIMARY KEY (edition_id, position)
);
CREATE TRIGGER draft_row_has_its_draft AFTER INSERT ON housing.draft_row
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION disclosure.refuse_orphans('housing.draft', 'edition_id', 'edition_id');
CREATE FUNCTION housing.take_draft_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM housing.draft_row WHERE edition_id = OLD.edition_id;
  RETURN NULL;
END $$;
CREATE TRIGGER draft_takes_its_rows AFTER DELETE ON housing.draft
  FOR EACH ROW EXECUTE FUNCTION housing.take_draft_rows();
CREATE TRIGGER draft_row_keeps_its_draft BEFORE UPDATE OF edition_id ON housing.draft_row
  FOR EACH ROW WHEN (OLD.edition_id IS DISTINCT FROM NEW.edition_id) EXECUTE FUNCTION disclosure.keep_key();
CREATE TRIGGER draft_keeps_its_edition BEFORE UPDATE OF edition_id ON housing.draft
  FOR EACH ROW WHEN (OLD.edition_id IS DISTINCT FROM NEW.edition_id) EXECUTE FUNCTION disclosure.keep_key();

-- The files as they will be published, with what the log will say of them.
CREATE TABLE housing.draft_file (
  edition_id uuid   NOT NULL REFERENCES housing.draft (edition_id) ON DELETE CASCADE,
  name       text   NOT NULL,
  media_type text   NOT NULL,
  sha256     bytea  NOT NULL,
  salt       bytea  NOT NULL,
  size       bigint NOT NULL,
  bytes      bytea  NOT NULL,
  commitment bytea  NOT NULL,
  PRIMARY KEY (edition_id, name)
);
-- Packed already, or kept for a few days: the server need not try.
ALTER TABLE housing.draft_file ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What the leak gate found: where and what kind, never the value.
CREATE TABLE housing.draft_finding (
  obligation_id uuid    NOT NULL,
  position      integer NOT NULL,
  file_name     text    NOT NULL,
  place         text    NOT NULL,
  kind          text    NOT NULL,
  PRIMARY KEY (obligation_id, position)
);

-- 模板预审: what the reviewing body allows to be published without looking at each draft.
CREATE TABLE housing.clearance (
  id              uuid        NOT NULL PRIMARY KEY,
  region          text        NOT NULL,
  item            text        NOT NULL,
  grade           text        NOT NULL,
  document_number text        NOT NULL,
  scope           text        NOT NULL,
  valid_from      date        NOT NULL,
  expires_on      date        NOT NULL,
  given_by        uuid        NOT NULL,
  given_at        timestamptz NOT NULL,
  revoked_at      timestamptz,
  revoked_by      uuid,
  CONSTRAINT clearance_grade_is_known CHECK (grade IN ('at-once', 'on-due-day', 'on-due-day-without-personal-data')),
  CONSTRAINT clearance_ends_after_it_begins CHECK (expires_on > valid_from),
  CONSTRAINT clearance_revoked_by_someone CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE UNIQUE INDEX clearance_one_in_force ON housing.clearance (region, item) WHERE revoked_at IS NULL;

-- 索引号 are counted per region and year.
CREATE TABLE housing.index_number (
  region text    NOT NULL,
  year   integer NOT NULL,
  last   integer NOT NULL,
  PRIMARY KEY (region, year)
);

-- 更正 and 撤回: what a change replaces and why. Cells that a correction sets anew, by registration number
-- (empty for a heading) and key, wait here until the change is published.
CREATE TABLE housing.change (
  obligation_id uuid NOT NULL PRIMARY KEY,
  edition_id    uuid NOT NULL,
  part          text NOT NULL,
  reason        text NOT NULL,
  CONSTRAINT change_one_at_a_time UNIQUE (edition_id),
  CONSTRAINT change_part_is_known CHECK (part IN ('correction', 'withdrawal'))
);
CREATE TABLE housing.changed_cell (
  obligation_id       uuid NOT NULL REFERENCES housing.change,
  registration_number text NOT NULL,
  key                 text NOT NULL,
  value               text NOT NULL,
  PRIMARY KEY (obligation_id, registration_number, key)
);
