-- Who signs in, for which region, in which roles.
-- The region is not a foreign key: the first operator's account is older than the first region.
CREATE TABLE housing.officer (
  id              uuid        NOT NULL,
  account         text        NOT NULL,
  name            text        NOT NULL,
  region          text        NOT NULL,
  email           text,                 -- null: gets no mail
  password        text        NOT NULL, -- with the name of its algorithm in front
  password_is_new boolean     NOT NULL, -- given by someone else: must be changed at the next sign-in
  stamp           integer     NOT NULL, -- rises when everything signed in must sign in again
  failed_attempts integer     NOT NULL,
  locked_until    timestamptz,
  closed_at       timestamptz,
  created_at      timestamptz NOT NULL,

  PRIMARY KEY (id),
  CONSTRAINT officer_account_is_used_once    UNIQUE (account),
  CONSTRAINT officer_account_is_well_formed  CHECK (account ~ '^[a-z][a-z0-9.-]{2,39}$'),
  CONSTRAINT officer_has_a_name              CHECK (length(btrim(name)) BETWEEN 1 AND 60),
  CONSTRAINT officer_region_is_well_formed   CHECK (region ~ '^[0-9A-Z]{6,12}$'),
  CONSTRAINT officer_attempts_are_counted    CHECK (failed_attempts >= 0)
);

CREATE TABLE housing.officer_role (
  officer_id uuid NOT NULL,
  role       text NOT NULL,

  PRIMARY KEY (officer_id, role),
  CONSTRAINT officer_role_has_an_officer FOREIGN KEY (officer_id) REFERENCES housing.officer (id),
  CONSTRAINT officer_role_is_known       CHECK (role IN ('intake', 'officer', 'reviewer', 'director', 'supervisor',
                                                         'notary', 'designer', 'operator'))
);

CREATE INDEX officer_region ON housing.officer (region);
