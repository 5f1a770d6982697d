-- Each time the reconciler ended its round: what it looked at, what it put right, what it left to people.
CREATE TABLE housing.reconciliation (
  id       uuid        NOT NULL,
  began_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL,
  repaired integer     NOT NULL,
  open     integer     NOT NULL,

  PRIMARY KEY (id),
  CONSTRAINT reconciliation_ends_after_it_began CHECK (ended_at >= began_at)
);
CREATE INDEX reconciliation_by_end ON housing.reconciliation (ended_at DESC);

-- A difference that the reconciler found. The subject is an id or a number, never a person.
CREATE TABLE housing.difference (
  id            uuid        NOT NULL,
  kind          text        NOT NULL,
  subject       text        NOT NULL,
  region        text,                  -- null where it belongs to no region
  first_seen_at timestamptz NOT NULL,
  last_seen_at  timestamptz NOT NULL,
  repaired_at   timestamptz,           -- null unless the reconciler put it right
  gone_at       timestamptz,           -- null unless it was gone when looked for again

  PRIMARY KEY (id),
  CONSTRAINT difference_kind_is_known CHECK (kind IN
    ('outcome-without-obligation', 'obligation-not-running', 'timer-wrong', 'overdue-not-recorded',
     'due-without-edition', 'edition-without-leaf', 'edition-not-public', 'edition-without-file',
     'private-steps-open', 'redone-differently')),
  CONSTRAINT difference_ends_in_one_way CHECK (repaired_at IS NULL OR gone_at IS NULL)
);
CREATE UNIQUE INDEX difference_open_once ON housing.difference (kind, subject)
  WHERE repaired_at IS NULL AND gone_at IS NULL;
CREATE INDEX difference_by_time ON housing.difference (last_seen_at DESC);
