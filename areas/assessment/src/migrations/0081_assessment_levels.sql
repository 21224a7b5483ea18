-- The level of help a child has, over time: one family record from early help up, stepped up or down.
-- standing: stands, waiting (for a manager), taken_back. source: step, assessment.
CREATE TABLE help_level (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  level TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  source_id BIGINT,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL,
  standing TEXT NOT NULL
);
CREATE INDEX help_level_person ON help_level (person, from_day);
-- For a child not yet born: what is booked or done at each milestone before birth.
CREATE TABLE pre_birth_booking (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  milestone TEXT NOT NULL,
  booked_for TEXT NOT NULL,
  done_on TEXT,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX pre_birth_booking_person ON pre_birth_booking (person);
