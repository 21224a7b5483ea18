-- The council's own versions of the standard wordings; they go on from those that come along, and letters keep theirs.
CREATE TABLE letter_wording (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE UNIQUE INDEX letter_wording_version ON letter_wording (name, version);
