INSERT INTO record_kept (id, person, kind, ended_on, source) VALUES (151, 101, 'adoption', '2026-01-01', 'sample');
