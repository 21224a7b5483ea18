INSERT INTO supervision (id, kind, account, supervisor, by_words, held_on, standing, form_version, child_form_version, made_at, changed_at) VALUES (860, 'personal', 1, 120, 'Sample Manager', '2026-01-05', 'draft', 1, 1, 1767571200000, 1767571200000);
INSERT INTO supervision_worker (id, supervision, worker) VALUES (861, 860, 120);
INSERT INTO supervision_child (id, supervision, person) VALUES (862, 860, 101);
INSERT INTO supervision_answer (id, supervision, person, question, value, version, account, by_words, at) VALUES (863, 860, 101, 'discussed', 'sample', 1, 1, 'Sample Manager', 1767571200000);
INSERT INTO supervision_addition (id, supervision, words, account, by_words, at) VALUES (864, 860, 'sample', 1, 'Sample Worker', 1767571200000);
