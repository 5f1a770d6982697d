-- What must be published, by when, and on what basis. An obligation is never deleted: it ends by being
-- fulfilled, and what happened on the way stands in obligation_event.
CREATE TABLE disclosure.obligation (
  id               uuid        NOT NULL PRIMARY KEY,
  region           text        NOT NULL,
  item             text        NOT NULL,
  -- The batch and the node whose end was the trigger; a monthly register has neither.
  batch_number     text,
  node             text,
  round            integer     NOT NULL,
  -- A public notice owes two disclosures: its list, then its outcome. A correction owes one of its own.
  part             text        NOT NULL,
  title            text        NOT NULL,
  title_en         text        NOT NULL,
  trigger_on       date        NOT NULL,
  arisen_at        timestamptz NOT NULL,
  rule             text        NOT NULL,
  due_on           date        NOT NULL,
  provisional      boolean     NOT NULL,
  calendar_version bigint      NOT NULL,
  derivation       text        NOT NULL,
  derivation_en    text        NOT NULL,
  state            text        NOT NULL,
  -- The edition that fulfils it, once one stands.
  edition_id       uuid,

  CONSTRAINT obligation_node_belongs_to_a_batch CHECK ((batch_number IS NULL) = (node IS NULL)),
  CONSTRAINT obligation_state_is_known CHECK (state IN
    ('open', 'drafted', 'in-review', 'stopped', 'held', 'standing', 'public')),
  CONSTRAINT obligation_standing_names_its_edition CHECK (state NOT IN ('standing', 'public') OR edition_id IS NOT NULL)
);

-- One obligation per execution of a node, however often its verb is called.
CREATE UNIQUE INDEX obligation_once_per_node_and_round
  ON disclosure.obligation (region, item, COALESCE(batch_number, ''), COALESCE(node, ''), round, part);
CREATE INDEX obligation_by_batch ON disclosure.obligation (batch_number, node);
CREATE INDEX obligation_open_by_due_day ON disclosure.obligation (due_on) WHERE state <> 'public';

-- What happened to an obligation, in order. Append-only.
CREATE TABLE disclosure.obligation_event (
  obligation_id uuid        NOT NULL REFERENCES disclosure.obligation,
  position      integer     NOT NULL,
  at            timestamptz NOT NULL,
  kind          text        NOT NULL,
  role          text,
  note          text,

  PRIMARY KEY (obligation_id, position),
  CONSTRAINT obligation_event_kind_is_known CHECK (kind IN
    ('arisen', 'drafted', 'stopped', 'sent-to-review', 'reviewed', 'repaired', 'held', 'lifted', 'due-moved',
     'reminded', 'lapsed', 'lapsed-without-clearance', 'standing', 'public', 'overdue'))
);

-- 逾期: at midnight after its due day the obligation was not yet public. Never updated, never deleted.
CREATE TABLE disclosure.overdue (
  obligation_id uuid        NOT NULL PRIMARY KEY REFERENCES disclosure.obligation,
  due_on        date        NOT NULL,
  recorded_at   timestamptz NOT NULL
);
