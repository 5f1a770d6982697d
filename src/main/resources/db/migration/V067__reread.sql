-- Editions that a restored database had lost and that were read back from what the public holds. Their private steps
-- have to be done again, with the same content: what was public stays the only edition of its matter.
CREATE TABLE housing.reread (
  edition_id      uuid        NOT NULL,
  obligation_id   uuid        NOT NULL,
  reread_at       timestamptz NOT NULL,
  -- The obligation was lost too, and with it the end of the node that it arose from.
  obligation_lost boolean     NOT NULL,

  PRIMARY KEY (edition_id),
  CONSTRAINT reread_of_an_edition FOREIGN KEY (edition_id) REFERENCES disclosure.edition (id)
);
