-- What an officer wrote in place of words that may not be published. The facts stay as they were copied; the words are
-- exchanged when the facts are read. Who exchanged them, and when, stays on record.
CREATE TABLE housing.rewording (
  obligation_id uuid        NOT NULL,
  words         text        NOT NULL,
  reworded      text        NOT NULL,
  recorded_at   timestamptz NOT NULL,
  recorded_by   uuid        NOT NULL,

  PRIMARY KEY (obligation_id, words),
  CONSTRAINT rewording_of_an_obligation FOREIGN KEY (obligation_id) REFERENCES disclosure.obligation (id),
  CONSTRAINT rewording_says_something CHECK (btrim(reworded) <> '')
);
