INSERT INTO worker (id, name, profession, source) VALUES (120, 'Sample Worker', 'Social worker', 'sample');
INSERT INTO team (id, name) VALUES (121, 'Sample team');
INSERT INTO post (id, worker, team, title, from_day) VALUES (122, 120, 121, 'Social worker', '2026-01-01');
INSERT INTO responsibility (id, person, worker, team, role, from_day, reason) VALUES (123, 101, 120, 121, 'social_worker', '2026-01-01', 'sample');
