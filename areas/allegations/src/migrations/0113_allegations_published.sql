-- A year's figures as they were published: small numbers hidden, once for each year, never counted again.
CREATE TABLE allegation_published (
  id BIGINT PRIMARY KEY,
  begins BIGINT NOT NULL,
  report TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);
CREATE UNIQUE INDEX allegation_published_begins ON allegation_published (begins);
