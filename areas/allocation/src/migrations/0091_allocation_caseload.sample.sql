INSERT INTO caseload_limit (id, worker, amount, from_day, reason, agreed_by, agreed_at) VALUES (911, 120, 10, '2026-01-01', 'First year', 'Sample', 1767225600000);
INSERT INTO caseload_exception (id, worker, up_to, from_day, to_day, reason, agreed_by, agreed_at) VALUES (912, 120, 18, '2026-01-01', '2026-02-01', 'Sickness in the team', 'Sample', 1767225600000);
INSERT INTO caseload_weight (id, kind, tenths, from_day, reason, set_by, set_at) VALUES (913, 'under_five', 3, '2026-01-01', 'sample', 'Sample', 1767225600000);
INSERT INTO child_weight (id, person, complexity, travel_minutes, court, reason, set_by, set_at) VALUES (914, 101, 1, 60, 0, 'sample', 'Sample', 1767225600000);
INSERT INTO post_terms (id, post, percent, kind) VALUES (915, 122, 100, 'permanent');
INSERT INTO worker_leave (id, worker, from_day, to_day, words, set_by, set_at) VALUES (916, 120, '2026-03-01', '2026-03-15', 'Annual leave', 'Sample', 1767225600000);
