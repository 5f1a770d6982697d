-- Who is signed in. What a session remembers is sealed with a key made from its id, and of the id only a hash is kept:
-- neither a copy of this table nor a look into it lets anyone in, and it names nobody but the officer.
CREATE TABLE housing.session (
  id_hash      bytea       NOT NULL,
  officer_id   uuid,                 -- null: someone on the sign-in page
  sign_in      bigint,               -- the line of the audit trail that tells from where
  began_at     timestamptz NOT NULL, -- by the machine's time, whatever a demonstration's clock shows
  last_used_at timestamptz NOT NULL, -- to the minute
  ends_at      timestamptz NOT NULL,
  content      bytea       NOT NULL,

  PRIMARY KEY (id_hash),
  CONSTRAINT session_id_is_a_hash         CHECK (length(id_hash) = 32),
  CONSTRAINT session_signed_in_is_audited CHECK ((officer_id IS NULL) = (sign_in IS NULL)),
  CONSTRAINT session_officer_is_known     FOREIGN KEY (officer_id) REFERENCES housing.officer (id),
  CONSTRAINT session_sign_in_is_audited   FOREIGN KEY (sign_in) REFERENCES housing.audit (number)
);

CREATE INDEX session_by_officer ON housing.session (officer_id);
CREATE INDEX session_by_end     ON housing.session (ends_at);
