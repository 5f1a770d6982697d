-- Editions, rows, files and publications are append-only for everyone but the two functions below. Grants say the same;
-- a trigger also stops an owner's slip. Neither is proof against a superuser: the log is.
CREATE FUNCTION disclosure.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('anju.redacting', true) = 'yes' AND TG_OP = 'UPDATE' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'disclosure.% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER edition_is_immutable BEFORE UPDATE OR DELETE ON disclosure.edition
  FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_change();
CREATE TRIGGER edition_row_is_immutable BEFORE UPDATE OR DELETE ON disclosure.edition_row
  FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_change();
CREATE TRIGGER edition_file_is_immutable BEFORE UPDATE OR DELETE ON disclosure.edition_file
  FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_change();
CREATE TRIGGER publication_is_immutable BEFORE UPDATE OR DELETE ON disclosure.publication
  FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_change();
CREATE TRIGGER obligation_event_is_immutable BEFORE UPDATE OR DELETE ON disclosure.obligation_event
  FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_change();
CREATE TRIGGER overdue_is_immutable BEFORE UPDATE OR DELETE ON disclosure.overdue
  FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_change();
CREATE TRIGGER edition_is_never_truncated BEFORE TRUNCATE ON disclosure.edition
  FOR EACH STATEMENT EXECUTE FUNCTION disclosure.refuse_change();
CREATE TRIGGER edition_row_is_never_truncated BEFORE TRUNCATE ON disclosure.edition_row
  FOR EACH STATEMENT EXECUTE FUNCTION disclosure.refuse_change();
CREATE TRIGGER edition_file_is_never_truncated BEFORE TRUNCATE ON disclosure.edition_file
  FOR EACH STATEMENT EXECUTE FUNCTION disclosure.refuse_change();

-- Empties the personal cells of an edition and its files with their salts, and records that it did.
-- The hashes stay, so the list still proves itself; the person is gone. Times are told by the caller's clock.
CREATE FUNCTION disclosure.redact(edition uuid, at timestamptz, basis text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = disclosure, pg_temp AS $$
DECLARE
  positions integer[];
  names text[];
BEGIN
  SELECT array_agg(n.ordinality ORDER BY n.ordinality), array_agg(n.value ->> 'key' ORDER BY n.ordinality)
    INTO positions, names
    FROM disclosure.edition e, jsonb_array_elements(e.columns) WITH ORDINALITY n
   WHERE e.id = redact.edition AND n.value ->> 'class' IN ('name', 'masked-id');
  INSERT INTO disclosure.redaction (edition_id, redacted_at, basis, columns)
    VALUES (redact.edition, redact.at, redact.basis, COALESCE(names, '{}'));
  PERFORM set_config('anju.redacting', 'yes', true);
  UPDATE disclosure.edition_row r
     SET cells = (SELECT array_agg(CASE WHEN c.ordinality = ANY (positions) THEN NULL ELSE c.value END
                                   ORDER BY c.ordinality)
                    FROM unnest(r.cells) WITH ORDINALITY c (value, ordinality)),
         salts = (SELECT string_agg(CASE WHEN i = ANY (positions) THEN decode(repeat('00', 16), 'hex')
                                         ELSE substring(r.salts FROM (i - 1) * 16 + 1 FOR 16) END, ''::bytea ORDER BY i)
                    FROM generate_series(1, cardinality(r.cells)) i)
   WHERE r.edition_id = redact.edition AND positions IS NOT NULL;
  -- A heading may name a person too; its class is in the JSON of the heading.
  UPDATE disclosure.edition e
     SET headings = (SELECT COALESCE(jsonb_agg(CASE WHEN h.value ->> 'fieldClass' IN ('NAME', 'MASKED_ID')
                                                    THEN h.value || '{"value": ""}' ELSE h.value END
                                               ORDER BY h.ordinality), '[]')
                       FROM jsonb_array_elements(e.headings) WITH ORDINALITY h)
   WHERE e.id = redact.edition AND e.personal;
  UPDATE disclosure.edition_file f SET bytes = NULL, salt = decode(repeat('00', 16), 'hex')
   WHERE f.edition_id = redact.edition
     AND EXISTS (SELECT FROM disclosure.edition e WHERE e.id = redact.edition AND e.personal);
  PERFORM set_config('anju.redacting', '', true);
END $$;
