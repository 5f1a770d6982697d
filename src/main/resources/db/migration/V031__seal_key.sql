-- Which key seals what lies in this database: its fingerprint, taken at the first start. It tells nothing of the key.
CREATE TABLE housing.seal_key (
  whole       boolean NOT NULL DEFAULT true,
  fingerprint text    NOT NULL,

  PRIMARY KEY (whole),
  CONSTRAINT seal_key_is_one                  CHECK (whole),
  CONSTRAINT seal_key_fingerprint_is_a_digest CHECK (fingerprint ~ '^[0-9a-f]{32}$')
);
