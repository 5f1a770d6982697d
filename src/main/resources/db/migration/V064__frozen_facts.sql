-- The facts of an obligation as they were when it arose. Every draft of it, however late, is made from this copy, so
-- that nothing entered afterwards slips into an edition. Fields that are never published are not copied. The copy goes
-- with the personal cells of the last edition that was made from it; that it is gone stays on record.
CREATE TABLE housing.frozen_fact (
  obligation_id uuid        NOT NULL,
  headings      jsonb       NOT NULL,
  columns       jsonb       NOT NULL,
  frozen_at     timestamptz NOT NULL,
  dropped_at    timestamptz,           -- null while the copy is kept

  PRIMARY KEY (obligation_id),
  CONSTRAINT frozen_fact_of_an_obligation FOREIGN KEY (obligation_id) REFERENCES disclosure.obligation (id)
);

CREATE TABLE housing.frozen_row (
  obligation_id uuid    NOT NULL,
  position      integer NOT NULL,
  cells         text[]  NOT NULL,  -- in the order of frozen_fact.columns; ID numbers sealed

  PRIMARY KEY (obligation_id, position),
  CONSTRAINT frozen_row_of_a_fact FOREIGN KEY (obligation_id) REFERENCES housing.frozen_fact (obligation_id) ON DELETE CASCADE
);

CREATE TABLE housing.frozen_attachment (
  obligation_id uuid    NOT NULL,
  position      integer NOT NULL,
  name          text    NOT NULL,
  media_type    text    NOT NULL,
  bytes         bytea   NOT NULL,

  PRIMARY KEY (obligation_id, position),
  CONSTRAINT frozen_attachment_of_a_fact FOREIGN KEY (obligation_id) REFERENCES housing.frozen_fact (obligation_id) ON DELETE CASCADE
);
