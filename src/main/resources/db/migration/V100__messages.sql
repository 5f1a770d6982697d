-- What officers are told: one officer, or whoever holds a role for a region. The text is a key with arguments,
-- so that everyone reads it in their own language; it holds no personal data.
CREATE TABLE housing.message (
  id         uuid        NOT NULL,
  officer_id uuid,       -- null: to a role
  role       text,       -- null: to one officer
  region     text,       -- null: to one officer
  subject    text        NOT NULL,
  arguments  text[]      NOT NULL,
  path       text        NOT NULL, -- where to act
  created_at timestamptz NOT NULL,

  PRIMARY KEY (id),
  CONSTRAINT message_has_one_addressee  CHECK ((officer_id IS NULL) = (role IS NOT NULL)),
  CONSTRAINT message_role_has_a_region  CHECK ((role IS NULL) = (region IS NULL)),
  CONSTRAINT message_subject_is_a_key   CHECK (subject ~ '^[a-z][a-z0-9.-]*$'),
  CONSTRAINT message_leads_to_our_pages CHECK (path ~ '^/(desk|ops|studio)(/|$)'),
  CONSTRAINT message_officer_is_known   FOREIGN KEY (officer_id) REFERENCES housing.officer (id)
);

CREATE INDEX message_to_officer ON housing.message (officer_id, created_at DESC);
CREATE INDEX message_to_role    ON housing.message (region, role, created_at DESC);

-- Who has read what. A message to a role is read by each holder alone.
CREATE TABLE housing.message_reading (
  message_id uuid        NOT NULL,
  officer_id uuid        NOT NULL,
  read_at    timestamptz NOT NULL,

  PRIMARY KEY (message_id, officer_id),
  CONSTRAINT message_reading_has_a_message FOREIGN KEY (message_id) REFERENCES housing.message (id),
  CONSTRAINT message_reading_has_a_reader  FOREIGN KEY (officer_id) REFERENCES housing.officer (id)
);
