INSERT INTO floor_support (id, worker, day, helper, about, made_at, made_by) VALUES (405, 120, '2026-01-12', 'Sample Walker', 'sample', 1767225600000, 'Sample Manager');
