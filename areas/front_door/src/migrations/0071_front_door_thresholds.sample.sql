INSERT INTO threshold_document (id, version, from_day, text, made_by, made_at, reason) VALUES (711, '1.0', '2026-01-01', 'title = "Sample"', 'Sample Manager', 1767225600000, 'First');
