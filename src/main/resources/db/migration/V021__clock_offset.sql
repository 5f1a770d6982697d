-- How far the demonstration clock runs before or behind the machine's. Empty in production.
CREATE TABLE housing.clock_offset (
  only_one boolean NOT NULL DEFAULT true,
  millis   bigint  NOT NULL,

  PRIMARY KEY (only_one),
  CONSTRAINT clock_offset_is_one CHECK (only_one)
);
