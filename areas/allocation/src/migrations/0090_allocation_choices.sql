-- What is agreed when somebody is made to answer for a person, beside the responsibility itself.
-- profession: the worker's on that day. overseer: the worker who oversees a lead practitioner who is no social worker.
-- priority: how soon a team should name a worker: urgent, high, ordinary.
CREATE TABLE allocation (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  responsibility BIGINT NOT NULL REFERENCES responsibility (id),
  profession TEXT NOT NULL,
  overseer BIGINT REFERENCES worker (id),
  priority TEXT NOT NULL,
  agreed_by TEXT NOT NULL,
  agreed_at BIGINT NOT NULL
);
CREATE INDEX allocation_person ON allocation (person);
CREATE UNIQUE INDEX allocation_responsibility ON allocation (responsibility);
-- A worker knows this person, household, family name or address outside work.
-- kind: family, neighbour, previous, other. about: person, household, surname, address, home (the worker's own address).
-- person: the record it is about, where the worker declared it from that record.
CREATE TABLE conflict (
  id BIGINT PRIMARY KEY,
  worker BIGINT NOT NULL REFERENCES worker (id),
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  person BIGINT REFERENCES person (id),
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  birth_day TEXT,
  lines TEXT NOT NULL,
  postcode TEXT NOT NULL,
  words TEXT NOT NULL,
  declared_by TEXT NOT NULL,
  declared_at BIGINT NOT NULL,
  ended_at BIGINT,
  ended_why TEXT
);
CREATE INDEX conflict_worker ON conflict (worker, ended_at);
CREATE INDEX conflict_person ON conflict (person);
-- A child was given to a worker who had declared a conflict: who decided it, and why.
CREATE TABLE conflict_override (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  worker BIGINT NOT NULL REFERENCES worker (id),
  responsibility BIGINT NOT NULL REFERENCES responsibility (id),
  reason TEXT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX conflict_override_at ON conflict_override (at);
CREATE INDEX conflict_override_person ON conflict_override (person);
