-- A change of worker with its checklist. checklist: the version it was begun with.
CREATE TABLE handover (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  from_worker BIGINT NOT NULL REFERENCES worker (id),
  to_worker BIGINT NOT NULL REFERENCES worker (id),
  from_day TEXT NOT NULL,
  checklist BIGINT NOT NULL,
  begun_by TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX handover_person ON handover (person);
CREATE INDEX handover_from ON handover (from_worker, ended_at);
CREATE INDEX handover_to ON handover (to_worker, ended_at);
CREATE TABLE handover_item (
  id BIGINT PRIMARY KEY,
  handover BIGINT NOT NULL REFERENCES handover (id),
  item TEXT NOT NULL,
  done_at BIGINT,
  done_by TEXT,
  done_words TEXT
);
CREATE INDEX handover_item_handover ON handover_item (handover);
