-- Letters and e-mails to people outside. body: the blocks of a paper, as JSON. subject and reference name nobody: they
-- stand where mail servers read them. claimed_until: a process sends it, until then at the latest.
CREATE TABLE letter (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  wording TEXT NOT NULL,
  to_words TEXT NOT NULL,
  to_email TEXT,
  to_lines TEXT NOT NULL,
  reference TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  person BIGINT REFERENCES person (id),
  source_kind TEXT NOT NULL,
  source_id BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  how TEXT NOT NULL,
  standing TEXT NOT NULL,
  tries BIGINT NOT NULL,
  unanswered BIGINT NOT NULL,
  next_try_at BIGINT,
  claimed_until BIGINT,
  last_error TEXT,
  sent_at BIGINT,
  sent_by TEXT,
  withdrawn_why TEXT
);
CREATE INDEX letter_standing ON letter (standing, made_at);
CREATE INDEX letter_source ON letter (source_kind, source_id);
CREATE INDEX letter_person ON letter (person);
