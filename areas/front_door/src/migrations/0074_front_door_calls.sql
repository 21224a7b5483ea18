-- Calls from schools and others who wait to be rung back. worker: whom the message is for; team: whose queue it waits in.
CREATE TABLE school_call (
  id BIGINT PRIMARY KEY,
  agency BIGINT REFERENCES agency (id),
  caller TEXT NOT NULL,
  phone TEXT NOT NULL,
  message TEXT NOT NULL,
  person BIGINT REFERENCES person (id),
  worker BIGINT REFERENCES worker (id),
  team BIGINT REFERENCES team (id),
  received_at BIGINT NOT NULL,
  received_day TEXT NOT NULL,
  taken_by TEXT NOT NULL,
  due_on TEXT NOT NULL,
  clock BIGINT REFERENCES work_clock (id),
  returned_at BIGINT,
  returned_day TEXT,
  returned_by TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT ''
);
CREATE INDEX school_call_open ON school_call (due_on, id) WHERE returned_day IS NULL;
CREATE INDEX school_call_day ON school_call (received_day);
CREATE INDEX school_call_worker ON school_call (worker, returned_day);
CREATE INDEX school_call_person ON school_call (person);
