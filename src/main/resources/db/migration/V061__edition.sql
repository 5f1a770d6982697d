-- An edition: what was published, as it was published. Immutable; a correction or a withdrawal is a new edition
-- that names the old one. It stands from stood_at; it is public from publication.public_at.
CREATE TABLE disclosure.edition (
  id            uuid        NOT NULL PRIMARY KEY,
  obligation_id uuid        NOT NULL REFERENCES disclosure.obligation,
  region        text        NOT NULL,
  item          text        NOT NULL,
  batch_number  text,
  node          text,
  round         integer     NOT NULL,
  part          text        NOT NULL,
  kind          text        NOT NULL,
  replaces      uuid        REFERENCES disclosure.edition,
  reason        text,
  index_number  text        NOT NULL,
  title         text        NOT NULL,
  title_en      text        NOT NULL,
  basis         text        NOT NULL,
  -- [{"key","label","labelEn","value"}], in order.
  headings      jsonb       NOT NULL,
  -- [{"key","label","labelEn","class"}], in the order of edition_row.cells.
  columns       jsonb       NOT NULL,
  row_count     integer     NOT NULL,
  rows_root     bytea       NOT NULL,
  -- full, or without-personal-data when the lapse published what its clearance allowed.
  extent        text        NOT NULL,
  mask          text        NOT NULL,
  personal      boolean     NOT NULL,
  formed_on     date        NOT NULL,
  stood_at      timestamptz NOT NULL,
  display_until date,

  CONSTRAINT edition_index_number_is_unique UNIQUE (index_number),
  CONSTRAINT edition_kind_is_known CHECK (kind IN ('original', 'correction', 'withdrawal')),
  CONSTRAINT edition_original_replaces_nothing CHECK ((kind = 'original') = (replaces IS NULL)),
  CONSTRAINT edition_change_has_a_reason CHECK ((kind = 'original') = (reason IS NULL)),
  CONSTRAINT edition_extent_is_known CHECK (extent IN ('full', 'without-personal-data')),
  CONSTRAINT edition_personal_has_a_display_term CHECK (NOT personal OR display_until IS NOT NULL)
);
CREATE INDEX edition_by_batch ON disclosure.edition (batch_number, node);
CREATE INDEX edition_by_obligation ON disclosure.edition (obligation_id);
CREATE INDEX edition_by_replaced ON disclosure.edition (replaces);

-- A row of the list: its cells in the order of edition.columns, and 16 bytes of salt per cell, one after another.
-- A redacted cell is NULL and its salt zeroed; its hash stays in cell_hashes (32 bytes per cell).
CREATE TABLE disclosure.edition_row (
  edition_id  uuid    NOT NULL,
  position    integer NOT NULL,
  cells       text[]  NOT NULL,
  salts       bytea   NOT NULL,
  cell_hashes bytea   NOT NULL,

  PRIMARY KEY (edition_id, position),
  CONSTRAINT edition_row_starts_at_one CHECK (position >= 1),
  CONSTRAINT edition_row_salts_its_cells CHECK (length(salts) = 16 * cardinality(cells)),
  CONSTRAINT edition_row_hashes_its_cells CHECK (length(cell_hashes) = 32 * cardinality(cells))
);

-- All rows of an edition belong to it: asked once, not for each (V002).
CREATE TRIGGER edition_row_has_its_edition AFTER INSERT ON disclosure.edition_row
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION disclosure.refuse_orphans('disclosure.edition', 'id', 'edition_id');

-- The data files as bytes: named by the log, never made again.
CREATE TABLE disclosure.edition_file (
  edition_id uuid   NOT NULL REFERENCES disclosure.edition,
  name       text   NOT NULL,
  media_type text   NOT NULL,
  sha256     bytea  NOT NULL,
  salt       bytea  NOT NULL,
  size       bigint NOT NULL,
  -- NULL once redacted; commitment, sha256 and size stay.
  bytes      bytea,
  commitment bytea  NOT NULL,

  PRIMARY KEY (edition_id, name),
  CONSTRAINT edition_file_name_is_plain CHECK (name ~ '^[a-z0-9][a-z0-9.-]{0,60}$')
);
-- Most of them are packed already, and the others wait for nobody while they are packed.
ALTER TABLE disclosure.edition_file ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- When an edition was read back from the region's official site with the stored hash: the publication date.
CREATE TABLE disclosure.publication (
  edition_id uuid        NOT NULL PRIMARY KEY REFERENCES disclosure.edition,
  public_at  timestamptz NOT NULL,
  address    text        NOT NULL,
  sha256     bytea       NOT NULL
);

-- 紧急撤下: the bytes left the public folder at once; a second person confirms.
CREATE TABLE disclosure.takedown (
  id             uuid        NOT NULL PRIMARY KEY,
  edition_id     uuid        NOT NULL REFERENCES disclosure.edition,
  taken_down_at  timestamptz NOT NULL,
  role           text        NOT NULL,
  officer        uuid        NOT NULL,
  reason         text        NOT NULL,
  confirm_by     date        NOT NULL,
  decided_at     timestamptz,
  decided_role   text,
  decided_by     uuid,
  confirmed      boolean,

  CONSTRAINT takedown_decided_by_a_second_person CHECK (decided_by IS NULL OR decided_by <> officer),
  CONSTRAINT takedown_decision_is_whole CHECK
    ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (confirmed IS NULL)
     AND (decided_at IS NULL) = (decided_role IS NULL))
);

-- When the personal cells of an edition were emptied, and on what basis.
CREATE TABLE disclosure.redaction (
  edition_id  uuid        NOT NULL PRIMARY KEY REFERENCES disclosure.edition,
  redacted_at timestamptz NOT NULL,
  basis       text        NOT NULL,
  columns     text[]      NOT NULL
);

-- What is publicly known of a batch between its editions: where it stands and what comes next.
CREATE TABLE disclosure.public_batch (
  number              text        NOT NULL PRIMARY KEY,
  region              text        NOT NULL,
  title               text        NOT NULL,
  housing_type        text        NOT NULL,
  planned_period      text        NOT NULL,
  sign_up_opens_on    date,
  sign_up_closes_on   date,
  what_to_bring       text,
  contact             text,
  phone               text,
  supervision         text,
  order_checkable     boolean     NOT NULL,
  voided_on           date,
  closed_on           date,
  updated_at          timestamptz NOT NULL
);

CREATE TABLE disclosure.public_node (
  batch_number text    NOT NULL REFERENCES disclosure.public_batch,
  node         text    NOT NULL,
  position     integer NOT NULL,
  name         text    NOT NULL,
  name_en      text    NOT NULL,
  item         text,
  element      text    NOT NULL,
  planned_on   date,
  started_on   date,
  ended_on     date,

  PRIMARY KEY (batch_number, node)
);
