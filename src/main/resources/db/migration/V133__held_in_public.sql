-- One more thing that is left to people: a hold that was read back after a restore, until somebody decides again.
ALTER TABLE housing.difference
  DROP CONSTRAINT difference_kind_is_known,
  ADD CONSTRAINT difference_kind_is_known CHECK (kind IN
    ('outcome-without-obligation', 'obligation-not-running', 'timer-wrong', 'due-day-behind', 'overdue-not-recorded',
     'due-without-edition', 'edition-without-leaf', 'edition-not-public', 'edition-without-file',
     'gone-edition-still-there', 'private-steps-open', 'redone-differently', 'held-in-public'));
