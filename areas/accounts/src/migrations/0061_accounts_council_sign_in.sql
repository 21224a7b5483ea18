-- What an account is called at the council's own sign-in, until the first such sign-in links the two.
CREATE TABLE council_name (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL
);
CREATE UNIQUE INDEX council_name_account ON council_name (account);
CREATE UNIQUE INDEX council_name_name ON council_name (name);
-- Ways through the council's own sign-in that have begun: each serves once, in the browser that began it. Its words are
-- kept as digests, but for those that the provider is told. `account`: whose the carried words are once somebody is in.
CREATE TABLE council_way (
  id BIGINT PRIMARY KEY,
  state TEXT NOT NULL,
  browser TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  leads_to TEXT NOT NULL,
  carried TEXT NOT NULL,
  account BIGINT,
  begun_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX council_way_state ON council_way (state);
CREATE INDEX council_way_browser ON council_way (browser);
CREATE INDEX council_way_begun_at ON council_way (begun_at);
