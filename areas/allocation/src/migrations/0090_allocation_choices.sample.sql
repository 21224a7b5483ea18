INSERT INTO allocation (id, person, responsibility, profession, priority, agreed_by, agreed_at) VALUES (901, 101, 123, 'Social worker', 'ordinary', 'Sample', 1767225600000);
INSERT INTO conflict (id, worker, kind, about, given, family, lines, postcode, words, declared_by, declared_at) VALUES (902, 120, 'neighbour', 'surname', '', 'Sample', '', 'WM4 2QT', 'Next door', 'Sample Worker', 1767225600000);
INSERT INTO conflict_override (id, person, worker, responsibility, reason, by_words, at) VALUES (903, 101, 120, 123, 'sample', 'Sample', 1767225600000);
