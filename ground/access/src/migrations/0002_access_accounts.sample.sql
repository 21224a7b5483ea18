INSERT INTO account (id, username, name, role) VALUES (1, 'sample.worker', 'Sample Worker', 'worker');
INSERT INTO session (id, token, account, csrf, started_at, seen_at) VALUES (2, 'digest', 1, 'csrf', 1767225600000, 1767225600000);
INSERT INTO look (id, account, subject, page, at) VALUES (3, 1, 77, 'story', 1767225600000);
INSERT INTO restriction (id, subject, guardian, reason, from_at) VALUES (4, 77, 1, 'sample', 1767225600000);
INSERT INTO restriction_reader (id, restriction, account) VALUES (5, 4, 1);
INSERT INTO broken_glass (id, subject, account, reason, at, until) VALUES (6, 77, 1, 'sample', 1767225600000, 1767229200000);
