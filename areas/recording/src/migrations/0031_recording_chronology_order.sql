-- What changed the course of a child's life, and the order of what happened on one day.
ALTER TABLE chronology_entry ADD COLUMN turning_point BIGINT NOT NULL DEFAULT 0;
ALTER TABLE chronology_entry ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
