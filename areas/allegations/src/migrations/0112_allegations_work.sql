-- The work on a referral. Clocks and actions stand here, not in the house's streams: those are read by lists that others open.
CREATE TABLE allegation_meeting (
  id BIGINT PRIMARY KEY,
  referral BIGINT NOT NULL REFERENCES allegation_referral (id),
  kind TEXT NOT NULL,
  held_on TEXT NOT NULL,
  present TEXT NOT NULL,
  decisions TEXT NOT NULL,
  suspension TEXT NOT NULL,
  alternatives TEXT NOT NULL,
  suspension_why TEXT NOT NULL,
  review_on TEXT,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);
CREATE INDEX allegation_meeting_referral ON allegation_meeting (referral);
-- kind: action, chaser (to the employer), missing (what a paper entry lacks). priority: larger comes first.
CREATE TABLE allegation_action (
  id BIGINT PRIMARY KEY,
  referral BIGINT NOT NULL REFERENCES allegation_referral (id),
  meeting BIGINT REFERENCES allegation_meeting (id),
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  owner_words TEXT NOT NULL,
  due_on TEXT,
  priority BIGINT NOT NULL,
  agreed_at BIGINT NOT NULL,
  agreed_by TEXT NOT NULL,
  done_on TEXT,
  evidence TEXT,
  done_by TEXT
);
CREATE INDEX allegation_action_referral ON allegation_action (referral);
CREATE INDEX allegation_action_open ON allegation_action (done_on, priority);
CREATE TABLE allegation_clock (
  id BIGINT PRIMARY KEY,
  referral BIGINT NOT NULL REFERENCES allegation_referral (id),
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  words TEXT NOT NULL,
  basis TEXT NOT NULL,
  source TEXT NOT NULL,
  started_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  stopped_on TEXT
);
CREATE INDEX allegation_clock_referral ON allegation_clock (referral);
CREATE INDEX allegation_clock_running ON allegation_clock (stopped_on, due_on);
-- What was told to the police, the barring service or a regulator about one adult, or why it was not.
CREATE TABLE allegation_onward (
  id BIGINT PRIMARY KEY,
  referral BIGINT NOT NULL REFERENCES allegation_referral (id),
  adult BIGINT NOT NULL REFERENCES allegation_adult (id),
  body TEXT NOT NULL,
  made BIGINT NOT NULL,
  on_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  their_reference TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);
CREATE INDEX allegation_onward_referral ON allegation_onward (referral);
CREATE TABLE allegation_letter (
  id BIGINT PRIMARY KEY,
  referral BIGINT NOT NULL REFERENCES allegation_referral (id),
  template TEXT NOT NULL,
  to_words TEXT NOT NULL,
  to_lines TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  sent_on TEXT,
  sent_how TEXT
);
CREATE INDEX allegation_letter_referral ON allegation_letter (referral);
