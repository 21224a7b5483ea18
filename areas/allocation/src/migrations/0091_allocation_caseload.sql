-- The agreed number of children: for everybody where no worker is named, else for that worker. The newest in force counts.
CREATE TABLE caseload_limit (
  id BIGINT PRIMARY KEY,
  worker BIGINT REFERENCES worker (id),
  amount BIGINT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  reason TEXT NOT NULL,
  agreed_by TEXT NOT NULL,
  agreed_at BIGINT NOT NULL
);
CREATE INDEX caseload_limit_worker ON caseload_limit (worker);
-- A worker may hold up to so many for a time, and why. to_day: the first day on which it no longer holds.
CREATE TABLE caseload_exception (
  id BIGINT PRIMARY KEY,
  worker BIGINT NOT NULL REFERENCES worker (id),
  up_to BIGINT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  agreed_by TEXT NOT NULL,
  agreed_at BIGINT NOT NULL
);
CREATE INDEX caseload_exception_worker ON caseload_exception (worker);
-- What the council changed of the weights that the program comes with. tenths: tenths of a child.
CREATE TABLE caseload_weight (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  tenths BIGINT NOT NULL,
  from_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at BIGINT NOT NULL
);
CREATE INDEX caseload_weight_kind ON caseload_weight (kind);
-- What a manager says of the work for one child. complexity: 0 ordinary, 1 complex, 2 very complex.
CREATE TABLE child_weight (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  complexity BIGINT NOT NULL,
  travel_minutes BIGINT NOT NULL,
  court BIGINT NOT NULL,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX child_weight_person ON child_weight (person);
-- How a post is held. percent: of full time. kind: permanent, fixed_term, agency.
CREATE TABLE post_terms (
  id BIGINT PRIMARY KEY,
  post BIGINT NOT NULL REFERENCES post (id),
  percent BIGINT NOT NULL,
  kind TEXT NOT NULL
);
CREATE UNIQUE INDEX post_terms_post ON post_terms (post);
-- Away for some time. to_day: the first day back.
CREATE TABLE worker_leave (
  id BIGINT PRIMARY KEY,
  worker BIGINT NOT NULL REFERENCES worker (id),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  words TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX worker_leave_worker ON worker_leave (worker);
