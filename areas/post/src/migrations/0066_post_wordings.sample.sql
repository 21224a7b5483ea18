INSERT INTO letter_wording (id, name, version, subject, body, made_at, made_by, reason) VALUES (652, 'sample', 2, 'Sample {reference}', 'Dear {dear}', 1767225600000, 'Sample Lead', 'sample');
