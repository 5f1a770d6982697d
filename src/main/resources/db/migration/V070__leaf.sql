-- The public log: one leaf per edition, in the order of the commits.
CREATE TABLE disclosure.leaf (
  index   bigint NOT NULL,  -- from 0, without gaps
  hash    bytea  NOT NULL,  -- RFC 6962
  data    bytea  NOT NULL,  -- public
  edition text   NOT NULL,

  PRIMARY KEY (index),
  CONSTRAINT leaf_one_per_edition   UNIQUE (edition),
  CONSTRAINT leaf_starts_at_zero    CHECK (index >= 0),
  CONSTRAINT leaf_hash_is_of_data   CHECK (hash = sha256('\x00'::bytea || data))
);

CREATE FUNCTION disclosure.leaf_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.index <> (SELECT coalesce(max(index) + 1, 0) FROM disclosure.leaf) THEN
    RAISE EXCEPTION 'leaf_follows_the_last: leaf % leaves a gap', NEW.index USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER leaf_follows_the_last BEFORE INSERT ON disclosure.leaf
  FOR EACH ROW EXECUTE FUNCTION disclosure.leaf_follows_the_last();

CREATE FUNCTION disclosure.leaf_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'leaf_stands: a leaf of the log is neither changed nor removed' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER leaf_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosure.leaf
  FOR EACH STATEMENT EXECUTE FUNCTION disclosure.leaf_stands();
