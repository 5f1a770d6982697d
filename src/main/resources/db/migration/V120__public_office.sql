-- What a reader may know of the offices: who signs, where to ask, where to complain. The rest of the region stays private.
CREATE VIEW disclosure.public_office AS
  SELECT code AS region, name, name_en, parent, bureau, bureau_en, address, phone, supervision_phone, credit_code, site
    FROM housing.region;
