INSERT INTO toolkit_concern (id, person, concern, from_day, source, by_words, at) VALUES (760, 101, 'neglect', '2026-01-05', 'sample', 'Sample Worker', 1767225600000);
INSERT INTO toolkit_reason (id, person, concern, code, words, by_words, at) VALUES (761, 101, 'neglect', 'not_yet', '', 'Sample Worker', 1767225600000);
