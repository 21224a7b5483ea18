-- What agencies are asked, and what they ask. way: asked (we ask), asked_of_us. refused and refused_why; late_why: why the
-- answer came late.
CREATE TABLE information_request (
  id BIGINT PRIMARY KEY,
  way TEXT NOT NULL,
  contact BIGINT REFERENCES contact (id),
  person BIGINT REFERENCES person (id),
  agency BIGINT NOT NULL REFERENCES agency (id),
  purpose TEXT NOT NULL,
  asked TEXT NOT NULL,
  basis TEXT NOT NULL,
  basis_why TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  asked_day TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  worker BIGINT REFERENCES worker (id),
  due_on TEXT NOT NULL,
  clock BIGINT REFERENCES work_clock (id),
  answered_day TEXT,
  answered_at BIGINT,
  answer TEXT NOT NULL DEFAULT '',
  answer_by TEXT NOT NULL DEFAULT '',
  refused BIGINT NOT NULL DEFAULT 0,
  refused_why TEXT NOT NULL DEFAULT '',
  late_why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX information_request_contact ON information_request (contact);
CREATE INDEX information_request_person ON information_request (person);
CREATE INDEX information_request_agency ON information_request (agency, asked_day);
CREATE INDEX information_request_open ON information_request (due_on, id) WHERE answered_day IS NULL;
CREATE INDEX information_request_day ON information_request (asked_day);
-- Each time an agency was reminded.
CREATE TABLE information_chase (
  id BIGINT PRIMARY KEY,
  request BIGINT NOT NULL REFERENCES information_request (id),
  at BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  how TEXT NOT NULL
);
CREATE INDEX information_chase_request ON information_chase (request);
