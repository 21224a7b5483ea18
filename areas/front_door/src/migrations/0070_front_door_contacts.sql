-- Organisations that refer or are asked. phone: in term time; phone_holiday: in the holidays; verified_on: when somebody
-- last checked both.
CREATE TABLE agency (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  source_code TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone_holiday TEXT NOT NULL DEFAULT '',
  verified_on TEXT,
  made_at BIGINT NOT NULL,
  ended_at BIGINT
);
-- What came in, once per sending; answers: what was sent, whole.
CREATE TABLE incoming (
  id BIGINT PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  received_at BIGINT NOT NULL,
  received_day TEXT NOT NULL,
  how TEXT NOT NULL,
  source_code TEXT NOT NULL,
  agency BIGINT REFERENCES agency (id),
  referrer_name TEXT NOT NULL,
  referrer_role TEXT NOT NULL,
  referrer_organisation TEXT NOT NULL,
  referrer_email TEXT NOT NULL,
  referrer_phone TEXT NOT NULL,
  relation TEXT NOT NULL,
  wants_reply BIGINT NOT NULL,
  answers TEXT NOT NULL,
  threshold_version TEXT NOT NULL,
  suggested_level BIGINT,
  urgent BIGINT NOT NULL,
  taken_by TEXT NOT NULL,
  once_key TEXT UNIQUE
);
-- One a child. rank: 0 urgent, 1 high, 2 normal, for order. agency, source_code and the moments of receipt stand here too,
-- and due_on as the clock has it, so that the board reads one table.
CREATE TABLE contact (
  id BIGINT PRIMARY KEY,
  incoming BIGINT NOT NULL REFERENCES incoming (id),
  nth BIGINT NOT NULL,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  birth_day TEXT,
  birth_kind TEXT NOT NULL,
  sex TEXT NOT NULL,
  lines TEXT NOT NULL,
  postcode TEXT NOT NULL,
  nhs TEXT NOT NULL,
  upn TEXT NOT NULL,
  school TEXT NOT NULL,
  said TEXT NOT NULL,
  concerns TEXT NOT NULL,
  person BIGINT REFERENCES person (id),
  matched_how TEXT NOT NULL DEFAULT '',
  matched_at BIGINT,
  matched_by TEXT NOT NULL DEFAULT '',
  stage TEXT NOT NULL,
  priority TEXT NOT NULL,
  rank BIGINT NOT NULL,
  team BIGINT REFERENCES team (id),
  worker BIGINT REFERENCES worker (id),
  agency BIGINT REFERENCES agency (id),
  source_code TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  received_day TEXT NOT NULL,
  due_on TEXT NOT NULL,
  clock BIGINT REFERENCES work_clock (id),
  closed_at BIGINT
);
CREATE INDEX contact_incoming ON contact (incoming, nth);
CREATE INDEX contact_person ON contact (person, received_day);
CREATE INDEX contact_received ON contact (received_day, agency);
-- All that the board filters and sorts by, so that it need not read the rows themselves.
CREATE INDEX contact_open ON contact (due_on, rank, id, stage, team, worker, agency) WHERE closed_at IS NULL;
CREATE INDEX contact_stage ON contact (stage, due_on, rank, id);
CREATE INDEX contact_agency ON contact (agency, received_day);
CREATE INDEX contact_worker ON contact (worker, closed_at);
-- Who a contact was said to be about, each time somebody said so; ended_why: why that was wrong.
CREATE TABLE contact_match (
  id BIGINT PRIMARY KEY,
  contact BIGINT NOT NULL REFERENCES contact (id),
  person BIGINT REFERENCES person (id),
  how TEXT NOT NULL,
  score BIGINT,
  reasons TEXT NOT NULL,
  why TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  ended_at BIGINT,
  ended_by TEXT,
  ended_why TEXT
);
CREATE INDEX contact_match_contact ON contact_match (contact);
CREATE INDEX contact_match_person ON contact_match (person);
-- One row: which team's queue the front door is, and the day before which closed work is called legacy.
CREATE TABLE front_door_setting (
  id BIGINT PRIMARY KEY,
  team BIGINT REFERENCES team (id),
  legacy_before TEXT,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL
);
-- How many children live in the area, by year, for figures per 10,000.
CREATE TABLE child_population (
  id BIGINT PRIMARY KEY,
  year BIGINT NOT NULL,
  children BIGINT NOT NULL,
  source TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
