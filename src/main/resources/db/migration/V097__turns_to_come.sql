-- Whether anybody goes before a household is asked at every turn; most turns before it are taken.
CREATE INDEX turn_still_to_come ON housing.turn (batch_number, pool, position)
  WHERE state IN ('waiting', 'signed-in');
