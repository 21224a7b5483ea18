INSERT INTO return_check (id, account, session, salt, collection, year, size, children, failing, at, ends_at) VALUES (1201, 1, 2, 'sample', 'ssda903', 2026, 0, 1, 0, 1767225600000, 1767229200000);
INSERT INTO return_check_file (id, return_check, place, bytes) VALUES (1202, 1201, 0, '');
INSERT INTO return_check_kept (id, return_check, account, words, until) VALUES (1203, 1201, 1, 'SSDA903 2026-27', 1767830400000);
