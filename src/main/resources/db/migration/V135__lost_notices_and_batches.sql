-- What can be wrong with a batch and its notices: their process or its timer is lost, or what the end of a period owes.
ALTER TABLE housing.difference
  DROP CONSTRAINT difference_kind_is_known,
  ADD CONSTRAINT difference_kind_is_known CHECK (kind IN
    ('outcome-without-obligation', 'obligation-not-running', 'timer-wrong', 'due-day-behind', 'overdue-not-recorded',
     'due-without-edition', 'edition-without-leaf', 'edition-not-public', 'edition-without-file',
     'gone-edition-still-there', 'batch-not-running', 'notice-not-running', 'period-timer-wrong',
     'notice-outcome-not-owed', 'case-stranded', 'private-steps-open', 'redone-differently', 'held-in-public'));
