-- An assessment: the record on its form (whose people are the children assessed), who leads, who oversees, and how it ended.
-- standing: open, waiting (for a manager), complete. proposed: what is to come of it, as JSON, while it waits.
CREATE TABLE assessment (
  id BIGINT PRIMARY KEY,
  document BIGINT NOT NULL REFERENCES document (id),
  begun_on TEXT NOT NULL,
  begun_by TEXT NOT NULL,
  referral_day TEXT NOT NULL,
  why TEXT NOT NULL,
  lead BIGINT NOT NULL REFERENCES worker (id),
  overseer BIGINT REFERENCES worker (id),
  team BIGINT REFERENCES team (id),
  earlier BIGINT REFERENCES assessment (id),
  standing TEXT NOT NULL,
  due_on TEXT NOT NULL,
  proposed TEXT,
  proposed_at BIGINT,
  closed_on TEXT,
  closed_by TEXT,
  agreed_by TEXT,
  reason TEXT
);
CREATE UNIQUE INDEX assessment_document ON assessment (document);
CREATE INDEX assessment_standing ON assessment (standing, due_on);
CREATE INDEX assessment_closed ON assessment (closed_on);
-- Each child as the assessment was begun for them: the contact that led to it, the clock, and what came of it.
CREATE TABLE assessment_child (
  id BIGINT PRIMARY KEY,
  assessment BIGINT NOT NULL REFERENCES assessment (id),
  person BIGINT NOT NULL REFERENCES person (id),
  contact BIGINT,
  clock BIGINT,
  outcome TEXT,
  outcome_version BIGINT
);
CREATE INDEX assessment_child_assessment ON assessment_child (assessment);
CREATE INDEX assessment_child_person ON assessment_child (person);
CREATE INDEX assessment_child_contact ON assessment_child (contact);
-- Review points on the way: why it goes on.
CREATE TABLE assessment_review (
  id BIGINT PRIMARY KEY,
  assessment BIGINT NOT NULL REFERENCES assessment (id),
  clock BIGINT NOT NULL,
  held_on TEXT NOT NULL,
  why TEXT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX assessment_review_assessment ON assessment_review (assessment);
