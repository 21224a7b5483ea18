-- The threshold document, by version; text: TOML. A new version ends the one before.
CREATE TABLE threshold_document (
  id BIGINT PRIMARY KEY,
  version TEXT NOT NULL UNIQUE,
  from_day TEXT NOT NULL,
  to_day TEXT,
  text TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX threshold_document_from ON threshold_document (from_day);
