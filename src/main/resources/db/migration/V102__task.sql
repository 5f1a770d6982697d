-- What waits for a person: one row per open task of the engine, kept in the engine's own transactions.
CREATE TABLE housing.task (
  id             text PRIMARY KEY,
  task_key       text NOT NULL,
  definition_key text NOT NULL,
  business_key   text NOT NULL,
  batch_number   text,
  node           text,
  region         text NOT NULL,
  name           text NOT NULL,
  name_en        text NOT NULL,
  title          text NOT NULL,
  title_en       text NOT NULL,
  roles          text[] NOT NULL,
  form           text NOT NULL,
  -- The day on which the disclosure is due, or by which the procedure plans the node to end.
  due_on         date,
  assignee       text,
  opened_at      timestamptz NOT NULL,
  searched       text NOT NULL GENERATED ALWAYS AS (lower(
    (name || ' ' || name_en || ' ' || title || ' ' || title_en || ' ' || coalesce(batch_number, '')) COLLATE "C")) STORED
);

CREATE INDEX task_by_days_left ON housing.task (due_on, opened_at, id);
CREATE INDEX task_by_business_key ON housing.task (business_key);
CREATE INDEX task_by_batch ON housing.task (batch_number);
