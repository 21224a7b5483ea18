INSERT INTO import_waiting (id, account, at) VALUES (501, 1, 1767225600000);
INSERT INTO import_file (id, waiting, name, bytes) VALUES (502, 501, 'header.csv', '');
INSERT INTO import_report (id, title, at, by_words, report) VALUES (503, 'SSDA903 2026-27', 1767225600000, 'Sample Analyst', '{}');
