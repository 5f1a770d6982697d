-- The application says when something was done by its own clock, which a demonstration moves. When the line was
-- written and which number it has the database says for itself, whatever it is told: nobody writes a line between
-- older ones, or one that looks older than it is.
ALTER TABLE housing.audit ALTER COLUMN number DROP IDENTITY;
CREATE SEQUENCE housing.audit_number OWNED BY housing.audit.number;
SELECT setval('housing.audit_number', (SELECT coalesce(max(number), 0) + 1 FROM housing.audit), false);

ALTER TABLE housing.audit
  ADD COLUMN written_at timestamptz NOT NULL DEFAULT clock_timestamp();

CREATE FUNCTION housing.audit_numbers_and_dates_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.number     := nextval('housing.audit_number');
  NEW.written_at := clock_timestamp();
  RETURN NEW;
END;
$$;

CREATE TRIGGER audit_numbers_and_dates_itself BEFORE INSERT ON housing.audit
  FOR EACH ROW EXECUTE FUNCTION housing.audit_numbers_and_dates_itself();
