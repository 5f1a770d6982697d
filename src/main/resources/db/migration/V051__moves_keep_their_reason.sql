-- Why a unit was kept back, with the move that did it: B3.1 tells the reasons of its own day, not of today.
ALTER TABLE housing.unit_move ADD COLUMN reason text;  -- null unless the move kept the unit back

UPDATE housing.unit_move m SET reason = u.reason
  FROM housing.unit u
 WHERE u.id = m.unit_id AND m.state IN ('reserved', 'maintenance')
   AND m.ordinal = (SELECT max(ordinal) FROM housing.unit_move last WHERE last.unit_id = m.unit_id);
