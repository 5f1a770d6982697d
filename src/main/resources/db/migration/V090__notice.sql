-- 公示: a list on notice for at least so many days, and the objections raised in them.
-- The floor counts from the day the list was public, never from the day it was meant to be.
CREATE TABLE housing.notice (
  id           text    NOT NULL PRIMARY KEY,
  batch_number text    NOT NULL,
  region       text    NOT NULL,
  node         text    NOT NULL,
  round        integer NOT NULL,
  days         integer NOT NULL,
  unit         text    NOT NULL,
  opened_on    date,
  last_day     date,
  closed_on    date,

  CONSTRAINT notice_once_per_node_and_round UNIQUE (batch_number, node, round),
  CONSTRAINT notice_has_days CHECK (days >= 1),
  CONSTRAINT notice_unit_is_known CHECK (unit IN ('calendar-days', 'working-days')),
  CONSTRAINT notice_open_has_a_last_day CHECK ((opened_on IS NULL) = (last_day IS NULL)),
  CONSTRAINT notice_closed_was_open CHECK (closed_on IS NULL OR opened_on IS NOT NULL)
);

-- 异议: about one household, which it carves out if it stands, or about the procedure, which it suspends.
CREATE TABLE housing.objection (
  id                  uuid        NOT NULL PRIMARY KEY,
  notice_id           text        NOT NULL REFERENCES housing.notice,
  received_on         date        NOT NULL,
  recorded_at         timestamptz NOT NULL,
  recorded_by         uuid        NOT NULL,
  registration_number text,
  summary             text        NOT NULL,
  decision            text,
  decision_reason     text,
  decided_on          date,
  decided_by          uuid,

  CONSTRAINT objection_decision_is_known CHECK (decision IN ('upheld', 'dismissed')),
  CONSTRAINT objection_decided_as_a_whole CHECK
    ((decision IS NULL) = (decided_on IS NULL) AND (decision IS NULL) = (decided_by IS NULL)
     AND (decision IS NULL) = (decision_reason IS NULL))
);
CREATE INDEX objection_by_notice ON housing.objection (notice_id);
