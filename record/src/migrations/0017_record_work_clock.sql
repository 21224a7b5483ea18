-- Duties that are not, or not yet, about a person on record: a contact, a call, a question to an agency, a supervision.
-- about_kind and about_id name the thing, about_words says it without anybody's name, href is where it is done.
-- worker: whose work it is; team: whose queue it waits in while no worker has it. person: set once it is known.
CREATE TABLE work_clock (
  id BIGINT PRIMARY KEY,
  about_kind TEXT NOT NULL,
  about_id BIGINT NOT NULL,
  about_words TEXT NOT NULL,
  href TEXT NOT NULL,
  person BIGINT REFERENCES person (id),
  team BIGINT REFERENCES team (id),
  worker BIGINT REFERENCES worker (id),
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  words TEXT NOT NULL,
  basis TEXT NOT NULL,
  source TEXT NOT NULL,
  started_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  stopped_on TEXT,
  stopped_at BIGINT
);
CREATE INDEX work_clock_about ON work_clock (about_kind, about_id);
CREATE INDEX work_clock_worker ON work_clock (worker, stopped_on, due_on);
CREATE INDEX work_clock_team ON work_clock (team, stopped_on, due_on);
CREATE INDEX work_clock_person ON work_clock (person);
CREATE INDEX work_clock_rule ON work_clock (rule, started_on);
