INSERT INTO assessment (id, document, begun_on, begun_by, referral_day, why, lead, team, standing, due_on) VALUES (800, 141, '2026-01-06', 'Sample Worker', '2026-01-05', 'sample', 120, 121, 'open', '2026-03-10');
INSERT INTO assessment_child (id, assessment, person, outcome, outcome_version) VALUES (801, 800, 101, 'child_in_need', 1);
INSERT INTO assessment_review (id, assessment, clock, held_on, why, by_words, at) VALUES (802, 800, 171, '2026-01-20', 'sample', 'Sample Worker', 1767225600000);
