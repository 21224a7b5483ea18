-- Programmes of audit. kind: full, themed, dip, supervision, again, closure. frame: whose records; frame_team: of which team.
-- a_month: how many a month are planned. standing: running, ended.
CREATE TABLE audit_programme (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  purpose TEXT NOT NULL,
  frame TEXT NOT NULL,
  frame_team BIGINT REFERENCES team (id),
  a_month BIGINT NOT NULL,
  standing TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  ended_why TEXT
);
-- Samples, with everything that it takes to draw one again. frame: the Kith numbers it was drawn from, one a line, as they
-- stood on that day. left_out: those excluded before drawing, one a line, number, then a blank, then why.
CREATE TABLE audit_sample (
  id BIGINT PRIMARY KEY,
  programme BIGINT NOT NULL REFERENCES audit_programme (id),
  drawn_on TEXT NOT NULL,
  seed TEXT NOT NULL,
  method TEXT NOT NULL,
  frame_words TEXT NOT NULL,
  frame TEXT NOT NULL,
  left_out TEXT NOT NULL,
  wanted BIGINT NOT NULL,
  months_apart BIGINT NOT NULL,
  moderated BIGINT NOT NULL,
  drawn_at BIGINT NOT NULL,
  drawn_by TEXT NOT NULL
);
CREATE INDEX audit_sample_programme ON audit_sample (programme);
-- Audits. standing: planned, draft, waiting (for moderation), graded, closed, dropped. auditor: an account.
-- moderate: whether it is among those to be moderated. earlier: the audit that this one looks at again.
-- worker, team: who did the work when it was begun. first, final: the grade of the whole, before and after moderation
-- (of a dip sample: pass or fail). item_met, item_of: compliance items met, of those that apply.
CREATE TABLE audit (
  id BIGINT PRIMARY KEY,
  programme BIGINT NOT NULL REFERENCES audit_programme (id),
  sample BIGINT REFERENCES audit_sample (id),
  person BIGINT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  standing TEXT NOT NULL,
  auditor BIGINT,
  auditor_words TEXT NOT NULL,
  moderate BIGINT NOT NULL,
  earlier BIGINT REFERENCES audit (id),
  due_on TEXT,
  worker BIGINT REFERENCES worker (id),
  worker_words TEXT NOT NULL,
  team BIGINT REFERENCES team (id),
  form_version BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  begun_at BIGINT,
  changed_at BIGINT NOT NULL,
  sent_on TEXT,
  graded_on TEXT,
  closed_on TEXT,
  first TEXT,
  final TEXT,
  item_met BIGINT NOT NULL DEFAULT 0,
  item_of BIGINT NOT NULL DEFAULT 0,
  dropped_why TEXT
);
CREATE INDEX audit_programme_audits ON audit (programme);
CREATE INDEX audit_sample_audits ON audit (sample);
CREATE INDEX audit_person ON audit (person);
CREATE INDEX audit_auditor ON audit (auditor, standing);
CREATE INDEX audit_standing ON audit (standing, graded_on);
CREATE INDEX audit_worker ON audit (worker, standing);
-- What the auditor wrote. An answer has a version, and saving names the one it started from.
CREATE TABLE audit_answer (
  id BIGINT PRIMARY KEY,
  audit BIGINT NOT NULL REFERENCES audit (id),
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  version BIGINT NOT NULL,
  account BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX audit_answer_place ON audit_answer (audit, question);
CREATE INDEX audit_answer_question ON audit_answer (question, value);
-- The moderator's grades, given before the first ones are shown: one row a domain, and one for the whole.
CREATE TABLE audit_moderation (
  id BIGINT PRIMARY KEY,
  audit BIGINT NOT NULL REFERENCES audit (id),
  account BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL,
  question TEXT NOT NULL,
  first TEXT NOT NULL,
  grade TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE UNIQUE INDEX audit_moderation_place ON audit_moderation (audit, question);
-- What the worker or the manager answered before it closed.
CREATE TABLE audit_reply (
  id BIGINT PRIMARY KEY,
  audit BIGINT NOT NULL REFERENCES audit (id),
  account BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX audit_reply_audit ON audit_reply (audit);
-- The reflective conversation: its agreed changes, or why none was agreed. themes: one code a line.
CREATE TABLE audit_learning (
  id BIGINT PRIMARY KEY,
  audit BIGINT NOT NULL REFERENCES audit (id),
  talked_on TEXT,
  with_words TEXT NOT NULL,
  changes TEXT NOT NULL,
  why_none TEXT NOT NULL,
  themes TEXT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX audit_learning_audit ON audit_learning (audit);
-- What changed for the child, asked some weeks after closing. helped: better, no_change, worse, cannot_tell.
CREATE TABLE audit_impact (
  id BIGINT PRIMARY KEY,
  audit BIGINT NOT NULL REFERENCES audit (id),
  due_on TEXT NOT NULL,
  helped TEXT,
  evidence TEXT,
  asked_of TEXT,
  by_words TEXT,
  at BIGINT
);
CREATE UNIQUE INDEX audit_impact_audit ON audit_impact (audit);
CREATE INDEX audit_impact_due ON audit_impact (due_on, helped);
-- How many audits and moderations somebody can do in a month ("2026-12").
CREATE TABLE audit_capacity (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL,
  name TEXT NOT NULL,
  month TEXT NOT NULL,
  audits BIGINT NOT NULL,
  moderations BIGINT NOT NULL
);
CREATE UNIQUE INDEX audit_capacity_place ON audit_capacity (account, month);
