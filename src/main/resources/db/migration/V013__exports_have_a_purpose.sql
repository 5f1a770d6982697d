-- Who takes personal data out of the system says what for.
ALTER TABLE housing.audit
  ADD COLUMN purpose text, -- null: nothing was taken away
  ADD CONSTRAINT audit_purpose_is_known CHECK (purpose IN ('processing', 'meeting', 'archive', 'inspection', 'answer')),
  ADD CONSTRAINT audit_export_has_a_purpose CHECK ((purpose IS NOT NULL) = (deed LIKE '%.exported'));
