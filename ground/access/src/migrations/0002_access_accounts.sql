-- People who sign in. Moments are milliseconds since 1970, UTC.
CREATE TABLE account (
  id BIGINT PRIMARY KEY,
  username TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  worker BIGINT,
  password TEXT,
  second_factor TEXT,
  second_factor_step BIGINT,
  external TEXT,
  closed_at BIGINT
);
CREATE UNIQUE INDEX account_username ON account (username);
CREATE UNIQUE INDEX account_external ON account (external);
CREATE TABLE session (
  id BIGINT PRIMARY KEY,
  token TEXT NOT NULL,
  account BIGINT NOT NULL REFERENCES account (id),
  csrf TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  awaiting TEXT,
  said TEXT
);
CREATE UNIQUE INDEX session_token ON session (token);
CREATE INDEX session_account ON session (account);
-- Failed sign-ins, by what was tried (a digest, never the words).
CREATE TABLE attempt (id BIGINT PRIMARY KEY, key TEXT NOT NULL, at BIGINT NOT NULL);
CREATE INDEX attempt_key ON attempt (key, at);
-- Who looked at whom, when and where.
CREATE TABLE look (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL,
  subject BIGINT NOT NULL,
  page TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX look_subject ON look (subject, at);
CREATE INDEX look_account ON look (account, at);
-- A record whose content only named people see; everybody else sees that it exists and whom to ask.
CREATE TABLE restriction (
  id BIGINT PRIMARY KEY,
  subject BIGINT NOT NULL,
  guardian BIGINT NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  lifted_at BIGINT
);
CREATE INDEX restriction_subject ON restriction (subject);
CREATE TABLE restriction_reader (
  id BIGINT PRIMARY KEY,
  restriction BIGINT NOT NULL REFERENCES restriction (id),
  account BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX restriction_reader_of ON restriction_reader (restriction);
-- Opened with a reason by somebody who ordinarily may not.
CREATE TABLE broken_glass (
  id BIGINT PRIMARY KEY,
  subject BIGINT NOT NULL,
  account BIGINT NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  until BIGINT NOT NULL,
  guardian BIGINT,
  seen_at BIGINT
);
CREATE INDEX broken_glass_subject ON broken_glass (subject, account);
CREATE INDEX broken_glass_guardian ON broken_glass (guardian, seen_at);
