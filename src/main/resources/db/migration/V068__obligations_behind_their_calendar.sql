-- Finds the open obligations that were counted by an older calendar than their region's.
CREATE INDEX obligation_open_by_calendar ON disclosure.obligation (region, calendar_version) WHERE state <> 'public';
