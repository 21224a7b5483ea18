INSERT INTO import_question (id, number, source, words, asked_at, described) VALUES (520, 'CH2', 'SSDA903 2026-27', 'Same date of birth', 1767225600000, 'Robin Sample, born 14 March 2019');
