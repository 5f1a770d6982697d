-- 回避: whoever received an objection leaves its decision to another.
ALTER TABLE housing.objection
  ADD CONSTRAINT objection_is_decided_by_another CHECK (decided_by <> recorded_by);
