-- What a body that asks for an action wants besides: who confirms it, what must show it, what it changes for the child,
-- and when to ask whether it did. asked_by: the account of whoever asked, who confirms. helped: better, no_change, worse, cannot_tell.
ALTER TABLE action ADD COLUMN asked_by BIGINT;
ALTER TABLE action ADD COLUMN evidence_wanted TEXT;
ALTER TABLE action ADD COLUMN will_change TEXT;
ALTER TABLE action ADD COLUMN ask_impact_on TEXT;
ALTER TABLE action ADD COLUMN helped_at BIGINT;
ALTER TABLE action ADD COLUMN helped_by TEXT;
ALTER TABLE action ADD COLUMN sent_back_why TEXT;
ALTER TABLE action ADD COLUMN escalated_at BIGINT;
CREATE INDEX action_asked_by ON action (asked_by, done_at, confirmed_at);
CREATE INDEX action_where ON action (agreed_where, due_on);
