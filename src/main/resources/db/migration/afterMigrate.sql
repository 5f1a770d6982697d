-- Who may do what, granted anew after every migration, so that a new table needs no grant of its own.
-- The application changes private rows and the engine's; what is published it may add but neither change nor remove,
-- except in the tables named below. The public site reads what is published and nothing else.
DO $grants$
DECLARE
  app     CONSTANT text := '${app}';
  reader  CONSTANT text := '${reader}';

  -- Tables of the schema disclosure that hold a state which goes on, not a record that stands.
  changing CONSTANT text[] := ARRAY['obligation', 'takedown', 'public_batch', 'public_node'];

  -- Tables of the schema housing whose rows are only ever added.
  added CONSTANT text[] := ARRAY['audit', 'household_correction', 'impact_assessment', 'seal_key', 'unit_move'];
  name  text;
BEGIN
  -- Copies of the application may start together; grants on one table must not meet.
  PERFORM pg_advisory_xact_lock(hashtext('anju.grants'));
  -- A dump that was restored brings no grants along, and what a new database gives everybody is there again.
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA disclosure FROM PUBLIC;

  IF app <> current_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
    EXECUTE format('GRANT USAGE ON SCHEMA housing, engine, disclosure TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA housing, engine TO %I', app);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA disclosure FROM %I', app);
    EXECUTE format('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA disclosure TO %I', app);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA housing, engine, disclosure TO %I', app);
    EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA disclosure TO %I', app);
    FOREACH name IN ARRAY added LOOP
      IF to_regclass('housing.' || name) IS NOT NULL THEN
        EXECUTE format('REVOKE UPDATE, DELETE ON housing.%I FROM %I', name, app);
      END IF;
    END LOOP;
    FOREACH name IN ARRAY changing LOOP
      IF to_regclass('disclosure.' || name) IS NOT NULL THEN
        EXECUTE format('GRANT UPDATE ON disclosure.%I TO %I', name, app);
      END IF;
    END LOOP;
  END IF;

  IF reader <> current_user AND reader <> app AND EXISTS (SELECT FROM pg_roles WHERE rolname = reader) THEN
    EXECUTE format('GRANT USAGE ON SCHEMA disclosure TO %I', reader);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA disclosure FROM %I', reader);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA disclosure TO %I', reader);
  END IF;
END
$grants$;
