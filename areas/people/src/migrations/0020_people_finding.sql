-- What was typed in the search box, so that no address holds it. Goes after some days; holds no record.
CREATE TABLE find (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL,
  words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX find_account ON find (account, at);
