-- Help at the desk that was booked for a worker: a floor walker comes on a day. settled: given (came: what helped) or not given (came: why).
CREATE TABLE floor_support (
  id BIGINT PRIMARY KEY,
  worker BIGINT NOT NULL REFERENCES worker (id),
  day TEXT NOT NULL,
  helper TEXT NOT NULL,
  about TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  settled TEXT,
  settled_at BIGINT,
  settled_by TEXT,
  came TEXT
);
CREATE INDEX floor_support_worker ON floor_support (worker, made_at);
CREATE INDEX floor_support_settled ON floor_support (settled);
