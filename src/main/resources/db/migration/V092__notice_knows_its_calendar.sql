-- A running period knows by which calendar its last day was counted, so that one that a newer calendar binds is found.
ALTER TABLE housing.notice ADD COLUMN calendar_version bigint;
UPDATE housing.notice SET calendar_version = 0 WHERE opened_on IS NOT NULL;
ALTER TABLE housing.notice
  ADD CONSTRAINT notice_open_knows_its_calendar CHECK ((opened_on IS NULL) = (calendar_version IS NULL));

CREATE INDEX notice_running_by_calendar ON housing.notice (region, calendar_version)
  WHERE opened_on IS NOT NULL AND closed_on IS NULL;
