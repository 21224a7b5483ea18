INSERT INTO record_stopped (id, document, person, clock) VALUES (301, 141, 101, 131);
INSERT INTO attachment (id, document, name, kind, size, sha256, bytes, words, at, by_words) VALUES (302, 141, 'drawing.png', 'png', 1, 'sample', '', 'A drawing', 1767225600000, 'Sample Worker');
INSERT INTO chronology_entry (id, person, day, words, source, meaning, at, by_words) VALUES (303, 101, '2026-01-05', 'Moved', 'sample', 'New school', 1767225600000, 'Sample Worker');
