-- On whose behalf someone acts: a household, by its registration number, or the office of a region below their own.
ALTER TABLE housing.audit
  ALTER COLUMN on_behalf_of TYPE text USING on_behalf_of::text, -- null: in their own name
  ADD CONSTRAINT audit_behalf_is_a_household_or_a_region
    CHECK (on_behalf_of ~ '^(household [A-Za-z0-9-]{4,24}|region [0-9A-Z]{6,12})$');
