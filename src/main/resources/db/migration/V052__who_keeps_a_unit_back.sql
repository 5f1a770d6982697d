-- A unit that is kept back is one that nobody draws: who did it, with every such move.
ALTER TABLE housing.unit_move
  ADD COLUMN moved_by text; -- the account; null: a step of a batch, which has its own record of who took it

-- Moves that are older than the column keep silent about it.
ALTER TABLE housing.unit_move
  ADD CONSTRAINT unit_move_kept_back_says_by_whom
    CHECK (state NOT IN ('reserved', 'maintenance') OR moved_by IS NOT NULL) NOT VALID;

-- Who added a project, and when. What is there already came without.
ALTER TABLE housing.project
  ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN recorded_by text        NOT NULL DEFAULT '';
ALTER TABLE housing.project
  ALTER COLUMN recorded_at DROP DEFAULT,
  ALTER COLUMN recorded_by DROP DEFAULT;
