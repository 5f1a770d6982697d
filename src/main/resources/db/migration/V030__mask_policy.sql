-- Which positions of an ID number a region shows, by a decision of its own. No row: the first six.
CREATE TABLE housing.mask_policy (
  region         text NOT NULL,
  valid_from     date NOT NULL,
  positions      text NOT NULL,  -- 1-6, or 1-6,18; empty shows nothing
  basis_document text NOT NULL,  -- the published decision (文号)

  PRIMARY KEY (region, valid_from),
  CONSTRAINT mask_policy_region_is_known      FOREIGN KEY (region) REFERENCES housing.region (code),
  CONSTRAINT mask_policy_names_its_basis      CHECK (basis_document <> ''),
  -- Digits of the area and the check character only: never the birth date (7-14), never the sequence (15-17).
  CONSTRAINT mask_policy_shows_nobody         CHECK (positions ~ '^([1-6](-[1-6])?(,[1-6](-[1-6])?)*(,18)?|18)?$')
);
