-- Whether the sender's own system had verified the NHS number with the NHS.
ALTER TABLE contact ADD COLUMN nhs_verified BIGINT NOT NULL DEFAULT 0;
