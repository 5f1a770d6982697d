-- What notices say of the days: every notice begins a new version of the calendar of those it binds.
-- A notice is never changed; what amends it is another version.
CREATE TABLE housing.calendar_version (
  id              bigint      NOT NULL,
  layer           text        NOT NULL,
  region          text,                  -- null: the whole country
  document_number text        NOT NULL,  -- 文号
  document_title  text        NOT NULL,
  settles         integer,               -- the year whose holidays it arranges, if it is such a notice
  recorded_at     timestamptz NOT NULL,
  recorded_by     text        NOT NULL,

  PRIMARY KEY (id),
  CONSTRAINT calendar_version_layer_is_known             CHECK (layer IN ('NATIONAL', 'LOCAL', 'SUSPENSION')),
  CONSTRAINT calendar_version_region_is_known            FOREIGN KEY (region) REFERENCES housing.region (code),
  CONSTRAINT calendar_version_national_binds_everyone    CHECK (layer <> 'NATIONAL' OR region IS NULL),
  CONSTRAINT calendar_version_local_names_its_region     CHECK (layer <> 'LOCAL' OR region IS NOT NULL),
  CONSTRAINT calendar_version_only_national_settles_year CHECK (layer = 'NATIONAL' OR settles IS NULL)
);

-- One paper is recorded once for each region that it binds.
CREATE UNIQUE INDEX calendar_version_document_once
  ON housing.calendar_version (document_number, coalesce(region, ''));

CREATE TABLE housing.calendar_day (
  version bigint NOT NULL,
  date    date   NOT NULL,
  kind    text   NOT NULL,
  name    text   NOT NULL,
  name_en text   NOT NULL,

  PRIMARY KEY (version, date),
  CONSTRAINT calendar_day_belongs_to_a_version FOREIGN KEY (version) REFERENCES housing.calendar_version (id),
  CONSTRAINT calendar_day_kind_is_known        CHECK (kind IN ('OFF', 'WORK', 'WITHDRAWN')),
  CONSTRAINT calendar_day_has_a_name           CHECK (name <> '' AND name_en <> '')
);

CREATE FUNCTION housing.refuse_calendar_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A recorded notice is never changed; record the notice that amends it.';
END
$$;

CREATE TRIGGER calendar_version_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON housing.calendar_version
  FOR EACH STATEMENT EXECUTE FUNCTION housing.refuse_calendar_change();
CREATE TRIGGER calendar_day_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON housing.calendar_day
  FOR EACH STATEMENT EXECUTE FUNCTION housing.refuse_calendar_change();
