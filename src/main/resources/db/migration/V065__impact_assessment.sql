-- 个人信息保护影响评估 (个保法 55, 56): what was assessed before a clearance was given. One per clearance, kept for ever.
CREATE TABLE housing.impact_assessment (
  clearance_id    uuid        NOT NULL,
  asked_by        text        NOT NULL,  -- the unit or the person that asked for the clearance
  assessed_on     date        NOT NULL,
  document_number text        NOT NULL,
  findings        text        NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,

  PRIMARY KEY (clearance_id),
  CONSTRAINT impact_assessment_of_a_clearance   FOREIGN KEY (clearance_id) REFERENCES housing.clearance (id),
  CONSTRAINT impact_assessment_names_who_asked  CHECK (asked_by <> ''),
  CONSTRAINT impact_assessment_has_a_number     CHECK (document_number <> ''),
  CONSTRAINT impact_assessment_says_something   CHECK (findings <> '')
);

CREATE FUNCTION housing.assessment_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'assessment_stands: an impact assessment is neither changed nor removed'
    USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER assessment_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON housing.impact_assessment
  FOR EACH STATEMENT EXECUTE FUNCTION housing.assessment_stands();
