-- Advice: what was asked and what was said, by codes. There is no column for the adult, and none for words that could name one
-- but the reasons in allegation_limb, which are checked.
CREATE TABLE allegation_advice (
  id BIGINT PRIMARY KEY,
  received_on TEXT NOT NULL,
  referrer TEXT NOT NULL,
  sector TEXT NOT NULL,
  role TEXT NOT NULL,
  given TEXT NOT NULL,
  given_by TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE INDEX allegation_advice_received ON allegation_advice (received_on);
-- received_kind: day, month or year, as paper tells it. knew_on: when the employer came to know. source: kith or paper.
CREATE TABLE allegation_referral (
  id BIGINT PRIMARY KEY,
  reference TEXT NOT NULL,
  received_on TEXT NOT NULL,
  received_kind TEXT NOT NULL,
  knew_on TEXT,
  referrer TEXT NOT NULL,
  referrer_name TEXT NOT NULL,
  referrer_reach TEXT NOT NULL,
  setting BIGINT NOT NULL REFERENCES allegation_setting (id),
  summary TEXT NOT NULL,
  source TEXT NOT NULL,
  place TEXT NOT NULL,
  origin TEXT,
  decided_on TEXT,
  closed_on TEXT,
  closing TEXT NOT NULL,
  learning TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);
CREATE UNIQUE INDEX allegation_referral_reference ON allegation_referral (reference);
CREATE UNIQUE INDEX allegation_referral_origin ON allegation_referral (origin);
CREATE INDEX allegation_referral_received ON allegation_referral (received_on);
CREATE INDEX allegation_referral_closed ON allegation_referral (closed_on);
CREATE INDEX allegation_referral_setting ON allegation_referral (setting);
-- How each limb of the threshold was judged, for a referral or for advice.
CREATE TABLE allegation_limb (
  id BIGINT PRIMARY KEY,
  referral BIGINT REFERENCES allegation_referral (id),
  advice BIGINT REFERENCES allegation_advice (id),
  limb TEXT NOT NULL,
  met BIGINT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX allegation_limb_referral ON allegation_limb (referral);
CREATE INDEX allegation_limb_advice ON allegation_limb (advice);
-- One thing alleged of one adult, with an outcome of its own.
CREATE TABLE allegation (
  id BIGINT PRIMARY KEY,
  referral BIGINT NOT NULL REFERENCES allegation_referral (id),
  adult BIGINT NOT NULL REFERENCES allegation_adult (id),
  role TEXT NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  outcome TEXT,
  outcome_on TEXT,
  outcome_why TEXT,
  outcome_by TEXT,
  made_at BIGINT NOT NULL
);
CREATE INDEX allegation_of_referral ON allegation (referral);
CREATE INDEX allegation_of_adult ON allegation (adult);
-- A child by reference only: the Kith number as typed and checked, without a key to the child's record.
CREATE TABLE allegation_child (
  id BIGINT PRIMARY KEY,
  referral BIGINT NOT NULL REFERENCES allegation_referral (id),
  kith_number TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE INDEX allegation_child_referral ON allegation_child (referral);
