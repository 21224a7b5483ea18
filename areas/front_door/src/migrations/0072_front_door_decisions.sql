-- What was decided about a contact. standing: waiting (for a manager), sent_back, changed, stands. threshold_version: the document in
-- force on the day of the decision. level: its level. shared: what was shared, with whom; withheld: what was not, and why.
-- earlier: the referral within 12 months before that this repeats; earlier_closed: when that work closed.
-- next_steps: what was agreed, as JSON, until it stands. other: what a manager decided otherwise, in words.
-- reply: sent, none; no_reply_why: why there is none. reply_letter: the letter in the outbox.
CREATE TABLE contact_decision (
  id BIGINT PRIMARY KEY,
  contact BIGINT NOT NULL REFERENCES contact (id),
  standing TEXT NOT NULL,
  outcome TEXT NOT NULL,
  outcome_version BIGINT NOT NULL,
  reason_code TEXT NOT NULL,
  rationale TEXT NOT NULL,
  threshold_version TEXT NOT NULL,
  level BIGINT,
  consent TEXT NOT NULL,
  consent_why TEXT NOT NULL,
  shared TEXT NOT NULL,
  withheld TEXT NOT NULL,
  toolkit TEXT NOT NULL,
  where_to_go TEXT NOT NULL,
  step BIGINT,
  decided_at BIGINT NOT NULL,
  decided_day TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  worker BIGINT REFERENCES worker (id),
  agreed_by TEXT NOT NULL DEFAULT '',
  next_steps TEXT NOT NULL DEFAULT '',
  other TEXT NOT NULL DEFAULT '',
  earlier BIGINT REFERENCES contact (id),
  earlier_closed TEXT,
  reply TEXT NOT NULL DEFAULT '',
  reply_words TEXT NOT NULL DEFAULT '',
  reply_letter BIGINT,
  no_reply_why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contact_decision_contact ON contact_decision (contact);
CREATE INDEX contact_decision_day ON contact_decision (decided_day, standing);
CREATE INDEX contact_decision_version ON contact_decision (threshold_version, decided_day);
