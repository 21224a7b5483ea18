INSERT INTO form_change (id, name, account, by_words, base, text, at) VALUES (401, 'sample', 1, 'Sample Lead', 1, 'id = "sample"', 1767225600000);
INSERT INTO practice_model (id, version, text, live_at, made_by, reason) VALUES (402, 1, 'id = "sample"', 1767225600000, 'Sample Lead', 'sample');
