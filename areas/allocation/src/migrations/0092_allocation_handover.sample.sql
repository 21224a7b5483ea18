INSERT INTO handover (id, person, from_worker, to_worker, from_day, checklist, begun_by, begun_at) VALUES (921, 101, 120, 120, '2026-02-01', 1, 'Sample', 1767225600000);
INSERT INTO handover_item (id, handover, item) VALUES (922, 921, 'introduction');
