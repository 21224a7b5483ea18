-- Acts: who did what, when and why. Milliseconds since 1970, UTC.
CREATE TABLE act (
  id BIGINT PRIMARY KEY,
  strand BIGINT NOT NULL,
  no BIGINT NOT NULL,
  name TEXT NOT NULL,
  account BIGINT,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL,
  reason TEXT,
  subject BIGINT,
  once TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE UNIQUE INDEX act_strand ON act (strand, no);
CREATE UNIQUE INDEX act_once ON act (once);
CREATE INDEX act_subject ON act (subject, at);
-- Each act's rows, before and after, as JSON of the columns that changed.
CREATE TABLE history (
  id BIGINT PRIMARY KEY,
  act BIGINT NOT NULL,
  n BIGINT NOT NULL,
  table_name TEXT NOT NULL,
  row_id BIGINT NOT NULL,
  before TEXT,
  after TEXT
);
CREATE UNIQUE INDEX history_act ON history (act, n);
CREATE INDEX history_row ON history (row_id, act);
-- The end of each strand of the chain.
CREATE TABLE act_head (id BIGINT PRIMARY KEY, no BIGINT NOT NULL, hash TEXT NOT NULL);
INSERT INTO act_head (id, no, hash) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 63) SELECT i, 0, '' FROM n;
-- Where a form sent once led, so that a second sending leads there too.
CREATE TABLE once_answer (id BIGINT PRIMARY KEY, once TEXT NOT NULL, location TEXT NOT NULL, at BIGINT NOT NULL);
CREATE UNIQUE INDEX once_answer_once ON once_answer (once);
