-- The provinces, cities and counties that are served, and the office that signs for each.
CREATE TABLE housing.region (
  code              text NOT NULL,  -- GB/T 2260, or the county's own
  name              text NOT NULL,
  name_en           text NOT NULL,
  parent            text,           -- null at the top
  bureau            text NOT NULL,  -- signs what is published (落款)
  bureau_en         text NOT NULL,
  address           text NOT NULL,
  phone             text NOT NULL,
  supervision_phone text NOT NULL,
  credit_code       text NOT NULL,  -- 统一社会信用代码, the head of every index number (索引号)
  site              text NOT NULL,  -- the official address at which publication is proved

  PRIMARY KEY (code),
  CONSTRAINT region_parent_is_a_region         FOREIGN KEY (parent) REFERENCES housing.region (code),
  CONSTRAINT region_is_not_its_own_parent      CHECK (parent <> code),
  CONSTRAINT region_code_is_well_formed        CHECK (code ~ '^[0-9A-Z]{6,12}$'),
  CONSTRAINT region_credit_code_is_well_formed CHECK (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$')
);
