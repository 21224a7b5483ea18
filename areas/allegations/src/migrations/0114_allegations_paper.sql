-- A file that waits for its sender until it was looked at: at most a day, then it goes. rows and columns: JSON.
CREATE TABLE allegation_waiting (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL,
  at BIGINT NOT NULL,
  name TEXT NOT NULL,
  columns TEXT NOT NULL,
  rows TEXT NOT NULL,
  mapping TEXT NOT NULL
);
-- What was brought in, for the report: how many, never who.
CREATE TABLE allegation_brought (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  entries BIGINT NOT NULL,
  known BIGINT NOT NULL,
  tasks BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);
-- Records whose time has come: kept longer, or let go to be destroyed outside; each with who approved it and why.
CREATE TABLE allegation_keeping (
  id BIGINT PRIMARY KEY,
  referral BIGINT NOT NULL REFERENCES allegation_referral (id),
  decision TEXT NOT NULL,
  until_on TEXT,
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT NOT NULL
);
CREATE INDEX allegation_keeping_referral ON allegation_keeping (referral);
