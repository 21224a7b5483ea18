-- When a duty was recorded as done, apart from the day it was done: a late record is not late work.
ALTER TABLE clock ADD COLUMN stopped_at BIGINT;
-- An action that will not be done says why; it is then neither open nor done.
ALTER TABLE action ADD COLUMN not_done_at BIGINT;
ALTER TABLE action ADD COLUMN not_done_by TEXT;
ALTER TABLE action ADD COLUMN not_done_why TEXT;
-- Who ended a warning, and why.
ALTER TABLE warning ADD COLUMN ended_by TEXT;
ALTER TABLE warning ADD COLUMN ended_why TEXT;
