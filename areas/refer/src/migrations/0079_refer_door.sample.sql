INSERT INTO refer_draft (id, name, secret, code, answers, started_at, changed_at, ends_at, reference) VALUES (791, 'sampledraft2', 'sample-digest', 'sample-code', '[["who","public"],["seen","Crying at night"]]', 1767225600000, 1767225600000, 1767830400000, NULL);
INSERT INTO refer_count (id, sender, at) VALUES (792, 'sample-sender', 1767225600000);
INSERT INTO agency_key (id, agency, label, begins, digest, made_at, made_by) VALUES (793, 701, 'Sample office', 'kith_ab', 'sample-key-digest', 1767225600000, 'Sample Manager');
INSERT INTO agency_key_use (id, agency_key, used_at) VALUES (794, 793, 1767225600000);
INSERT INTO agency_once (id, once, body, reference, at) VALUES (795, 'sample-once', 'sample-body', 'R7K2-9QX4', 1767225600000);
