INSERT INTO import_report (id, title, at, by_words, report, year) VALUES (510, 'SSDA903 2026-27', 1767225600000, 'Sample Analyst', '{}', 2026);
INSERT INTO import_lines (id, report, lines) VALUES (511, 510, 'file,row');
INSERT INTO import_question (id, number, source, words, asked_at) VALUES (512, 'CH1', 'SSDA903 2026-27', 'Same date of birth', 1767225600000);
INSERT INTO import_candidate (id, question, person) VALUES (513, 512, 101);
