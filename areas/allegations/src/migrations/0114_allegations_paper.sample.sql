INSERT INTO allegation_waiting (id, account, at, name, columns, rows, mapping) VALUES (1141, 1106, 1767225600000, 'sample.csv', '[]', '[]', '{}');
INSERT INTO allegation_brought (id, name, entries, known, tasks, made_at, made_by) VALUES (1142, 'sample.csv', 1, 0, 2, 1767225600000, 'Sample Officer');
INSERT INTO allegation_keeping (id, referral, decision, until_on, reason, decided_by, decided_at) VALUES (1143, 1112, 'longer', '2030-01-01', 'sample', 'Sample Officer', 1767225600000);
