INSERT INTO story (id, person, kind, day, written_at, received_at, title, words, meaning, source, by_words) VALUES (130, 101, 'visit', '2026-01-05', 1767225600000, 1767225600000, 'Home visit', 'Seen', '', 'sample', 'Sample Worker');
INSERT INTO clock (id, person, rule, version, words, basis, source, started_on, due_on) VALUES (131, 101, 'sample', 1, 'Sample', 'local', 'sample', '2026-01-01', '2026-01-10');
INSERT INTO action (id, person, words, owner_words, agreed_where, agreed_by, agreed_at) VALUES (132, 101, 'Ring school', 'Sample Worker', 'visit', 'Sample Worker', 1767225600000);
