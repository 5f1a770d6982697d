-- A due day may come while a reviewer has sent the draft back: the lapse publishes nothing of it, and that is on record.
ALTER TABLE disclosure.obligation_event
  DROP CONSTRAINT obligation_event_kind_is_known,
  ADD CONSTRAINT obligation_event_kind_is_known CHECK (kind IN
    ('arisen', 'drafted', 'stopped', 'sent-to-review', 'reviewed', 'repaired', 'held', 'lifted', 'due-moved',
     'reminded', 'lapsed', 'lapsed-without-clearance', 'lapsed-sent-back', 'standing', 'public', 'overdue'));
