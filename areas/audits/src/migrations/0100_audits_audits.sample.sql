INSERT INTO audit_programme (id, kind, title, purpose, frame, a_month, standing, made_at, made_by) VALUES (1000, 'full', 'Sample programme', 'sample', 'open', 5, 'running', 1767571200000, 'Sample Lead');
INSERT INTO audit_sample (id, programme, drawn_on, seed, method, frame_words, frame, left_out, wanted, months_apart, moderated, drawn_at, drawn_by) VALUES (1001, 1000, '2026-01-05', 'seed', 'sha256-1', 'sample', 'K0000001', '', 1, 12, 1, 1767571200000, 'Sample Lead');
INSERT INTO audit (id, programme, sample, person, kind, standing, auditor, auditor_words, moderate, worker_words, form_version, made_at, changed_at) VALUES (1002, 1000, 1001, 101, 'full', 'draft', 1, 'Sample Auditor', 1, 'Sample Worker', 1, 1767571200000, 1767571200000);
INSERT INTO audit_answer (id, audit, question, value, version, account, by_words, at) VALUES (1003, 1002, 'overall', 'good', 1, 1, 'Sample Auditor', 1767571200000);
INSERT INTO audit_moderation (id, audit, account, by_words, at, question, first, grade, reason) VALUES (1004, 1002, 1, 'Sample Moderator', 1767571200000, 'overall', 'good', 'good', 'sample');
INSERT INTO audit_reply (id, audit, account, by_words, words, at) VALUES (1005, 1002, 1, 'Sample Worker', 'sample', 1767571200000);
INSERT INTO audit_learning (id, audit, with_words, changes, why_none, themes, by_words, at) VALUES (1006, 1002, 'Sample Worker', 'sample', '', 'voice', 'Sample Auditor', 1767571200000);
INSERT INTO audit_impact (id, audit, due_on) VALUES (1007, 1002, '2026-03-02');
INSERT INTO audit_capacity (id, account, name, month, audits, moderations) VALUES (1008, 1, 'Sample Auditor', '2026-02', 5, 2);
