-- Several copies may work on one database. Each has a site's folder of its own, and what is wrong with that is its own
-- finding: another copy, whose folder is right, must not find it gone. And one that reconciles proves nothing about one
-- that does not. A copy is named by its machine and its folder.
ALTER TABLE housing.difference ADD COLUMN copy text; -- null where any copy would find the same
UPDATE housing.difference SET copy = '' WHERE kind IN ('edition-without-file', 'gone-edition-still-there');
ALTER TABLE housing.difference ADD CONSTRAINT difference_of_a_folder_names_its_copy CHECK
  ((copy IS NOT NULL) = (kind IN ('edition-without-file', 'gone-edition-still-there')));
DROP INDEX housing.difference_open_once;
CREATE UNIQUE INDEX difference_open_once ON housing.difference (kind, subject, (COALESCE(copy, '')))
  WHERE repaired_at IS NULL AND gone_at IS NULL;

ALTER TABLE housing.reconciliation ADD COLUMN copy text NOT NULL DEFAULT '';
ALTER TABLE housing.reconciliation ALTER COLUMN copy DROP DEFAULT;
CREATE INDEX reconciliation_by_copy ON housing.reconciliation (copy, ended_at);
