-- The hash of every complete subtree of the log, so that a root or a proof costs a few rows however long the log is.
-- The node at (level, index) stands over the leaves from index * 2^level to (index + 1) * 2^level; level 0 is the leaves.
CREATE TABLE disclosure.tree_node (
  level integer NOT NULL,
  index bigint  NOT NULL,
  hash  bytea   NOT NULL,  -- RFC 6962

  PRIMARY KEY (level, index),
  CONSTRAINT tree_node_is_above_the_leaves CHECK (level >= 1)
);

CREATE FUNCTION disclosure.tree_hash(wanted_level integer, wanted_index bigint) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT CASE wanted_level
    WHEN 0 THEN (SELECT hash FROM disclosure.leaf WHERE index = wanted_index)
    ELSE (SELECT hash FROM disclosure.tree_node WHERE level = wanted_level AND index = wanted_index) END
$$;

-- A node is what its children make it, whoever inserts it.
CREATE FUNCTION disclosure.tree_node_is_of_its_children() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.hash IS DISTINCT FROM sha256('\x01'::bytea
      || disclosure.tree_hash(NEW.level - 1, NEW.index * 2) || disclosure.tree_hash(NEW.level - 1, NEW.index * 2 + 1)) THEN
    RAISE EXCEPTION 'tree_node_is_of_its_children: node % of level % is not', NEW.index, NEW.level
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER tree_node_is_of_its_children BEFORE INSERT ON disclosure.tree_node
  FOR EACH ROW EXECUTE FUNCTION disclosure.tree_node_is_of_its_children();

-- Every second leaf completes a pair, every fourth a pair of pairs, and so on upwards.
CREATE FUNCTION disclosure.complete_the_tree(added bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  at_level integer := 0;
  at_index bigint := added;
BEGIN
  WHILE at_index % 2 = 1 LOOP
    INSERT INTO disclosure.tree_node (level, index, hash)
    SELECT at_level + 1, at_index / 2,
           sha256('\x01'::bytea || disclosure.tree_hash(at_level, at_index - 1) || disclosure.tree_hash(at_level, at_index));
    at_level := at_level + 1;
    at_index := at_index / 2;
  END LOOP;
END $$;

CREATE FUNCTION disclosure.leaf_completes_the_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM disclosure.complete_the_tree(NEW.index);
  RETURN NULL;
END $$;

DO $$ BEGIN
  PERFORM disclosure.complete_the_tree(index) FROM (SELECT index FROM disclosure.leaf ORDER BY index) before;
END $$;

CREATE TRIGGER leaf_completes_the_tree AFTER INSERT ON disclosure.leaf
  FOR EACH ROW EXECUTE FUNCTION disclosure.leaf_completes_the_tree();

CREATE TRIGGER tree_node_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosure.tree_node
  FOR EACH STATEMENT EXECUTE FUNCTION disclosure.leaf_stands();
