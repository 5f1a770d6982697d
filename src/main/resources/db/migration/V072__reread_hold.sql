-- 暂缓公开 that a restored database had lost and that was read back from the public log. By its matter, not by its
-- obligation, which may have been lost too and is held as soon as it arises again.
CREATE TABLE housing.reread_hold (
  leaf         bigint      NOT NULL,
  region       text        NOT NULL,
  item         text        NOT NULL,
  batch_number text,
  node         text,
  round        integer     NOT NULL,
  part         text        NOT NULL,
  basis        text        NOT NULL,
  reread_at    timestamptz NOT NULL,

  PRIMARY KEY (leaf),
  CONSTRAINT reread_hold_node_belongs_to_a_batch CHECK ((batch_number IS NULL) = (node IS NULL))
);
