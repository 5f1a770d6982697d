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

  PRIMARY KEY (obligation_id, position)
);
CREATE TRIGGER frozen_row_has_its_fact AFTER INSERT ON housing.frozen_row
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION disclosure.refuse_orphans('housing.frozen_fact', 'obligation_id', 'obligation_id');
CREATE FUNCTION housing.take_frozen_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM housing.frozen_row WHERE obligation_id = OLD.obligation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER frozen_fact_takes_its_rows AFTER DELETE ON housing.frozen_fact
  FOR EACH ROW EXECUTE FUNCTION housing.take_frozen_rows();
CREATE TRIGGER frozen_row_keeps_its_fact BEFORE UPDATE OF obligation_id ON housing.frozen_row
  FOR EACH ROW WHEN (OLD.obligation_id IS DISTINCT FROM NEW.obligation_id) EXECUTE FUNCTION disclosure.keep_key();
CREATE TRIGGER frozen_fact_keeps_its_obligation BEFORE UPDATE OF obligation_id ON housing.frozen_fact
  FOR EACH ROW WHEN (OLD.obligation_id IS DISTINCT FROM NEW.obligation_id) EXECUTE FUNCTION disclosure.keep_key();

CREATE TABLE housing.frozen_attachment (
  obligation_id uuid    NOT NULL,
  position      integer NOT NULL,
  name          text    NOT NULL,
  media_type    text    NOT NULL,
  bytes         bytea   NOT NULL,

  PRIMARY KEY (obligation_id, position),
  CONSTRAINT frozen_attachment_of_a_fact FOREIGN KEY (obligation_id) REFERENCES housing.frozen_fact (obligation_id) ON DELETE CASCADE
);
