-- Files of a return that somebody checks, until they are forgotten. Not a record: plain tables, gone with the session
-- that gave them or at ends_at. Files are sealed. secret: the key of files that are kept; there is none of those that are
-- not, which open with what the session's cookie holds and nothing else.
CREATE TABLE return_check (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL,
  session BIGINT REFERENCES session (id) ON DELETE CASCADE,
  salt TEXT NOT NULL,
  secret TEXT,
  collection TEXT NOT NULL,
  year BIGINT,
  authority TEXT,
  size BIGINT NOT NULL,
  children BIGINT NOT NULL,
  failing BIGINT NOT NULL,
  at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX return_check_account ON return_check (account);
CREATE INDEX return_check_session ON return_check (session);
CREATE INDEX return_check_ends ON return_check (ends_at);
CREATE TABLE return_check_file (
  id BIGINT PRIMARY KEY,
  return_check BIGINT NOT NULL REFERENCES return_check (id) ON DELETE CASCADE,
  place BIGINT NOT NULL,
  bytes BLOB NOT NULL
);
CREATE INDEX return_check_file_of ON return_check_file (return_check);
-- Who chose to keep a check, and until when. It stays when the check is gone, and says nothing of what it held.
CREATE TABLE return_check_kept (
  id BIGINT PRIMARY KEY,
  return_check BIGINT NOT NULL,
  account BIGINT NOT NULL,
  words TEXT NOT NULL,
  until BIGINT NOT NULL
);
