CREATE TABLE worker (id BIGINT PRIMARY KEY, name TEXT NOT NULL, profession TEXT NOT NULL, reference TEXT, source TEXT NOT NULL);
CREATE UNIQUE INDEX worker_reference ON worker (reference);
CREATE TABLE team (id BIGINT PRIMARY KEY, name TEXT NOT NULL);
CREATE UNIQUE INDEX team_name ON team (name);
CREATE TABLE post (
  id BIGINT PRIMARY KEY,
  worker BIGINT NOT NULL REFERENCES worker (id),
  team BIGINT NOT NULL REFERENCES team (id),
  title TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT
);
CREATE INDEX post_worker ON post (worker);
CREATE INDEX post_team ON post (team);
-- Who answers for a person, in which role, since when and why. Origin: the row of the file it came from, if any.
CREATE TABLE responsibility (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  worker BIGINT REFERENCES worker (id),
  team BIGINT REFERENCES team (id),
  role TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  reason TEXT NOT NULL,
  origin TEXT
);
CREATE INDEX responsibility_person ON responsibility (person);
CREATE INDEX responsibility_worker ON responsibility (worker);
CREATE INDEX responsibility_team ON responsibility (team);
CREATE UNIQUE INDEX responsibility_origin ON responsibility (origin);
