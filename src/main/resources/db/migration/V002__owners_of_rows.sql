-- What a foreign key would refuse, asked once for all rows of a statement rather than once for each: a list has a
-- hundred thousand rows and one owner. Arguments: the owners' table, its column, the column here. An owner must not go
-- while it has rows: editions never do, some owners take their rows with them, and the others are kept by keep_owner.
CREATE FUNCTION disclosure.refuse_orphans() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  orphaned boolean;
BEGIN
  EXECUTE format(
    'SELECT EXISTS (SELECT FROM (SELECT DISTINCT %3$I AS owner FROM added WHERE %3$I IS NOT NULL) a
                     WHERE NOT EXISTS (SELECT FROM %1$s o WHERE o.%2$I = a.owner FOR KEY SHARE))',
    TG_ARGV[0]::regclass, TG_ARGV[1], TG_ARGV[2]) INTO orphaned;
  IF orphaned THEN
    RAISE EXCEPTION 'rows of %.% belong to nothing in %', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[0]
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;

-- For the owner's table: refuses that one goes which has rows. Arguments: its column, the rows' table and column.
CREATE FUNCTION disclosure.keep_owner() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  owns boolean;
BEGIN
  EXECUTE format(
    'SELECT EXISTS (SELECT FROM gone g JOIN %2$s r ON r.%3$I = g.%1$I)', TG_ARGV[0], TG_ARGV[1]::regclass, TG_ARGV[2])
    INTO owns;
  IF owns THEN
    RAISE EXCEPTION 'rows of % still belong to what would go from %.%', TG_ARGV[1], TG_TABLE_SCHEMA, TG_TABLE_NAME
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;

-- The name by which rows know their owner is for good, on both sides. Fires only when it changes (see WHEN).
CREATE FUNCTION disclosure.keep_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what belongs together in %.% stays together', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'foreign_key_violation';
END $$;
