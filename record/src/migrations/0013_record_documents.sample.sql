INSERT INTO form (id, name, version, text, live_at, made_by, reason) VALUES (140, 'sample', 1, 'id = "sample"', 1767225600000, 'Sample', 'sample');
INSERT INTO document (id, form, form_version, standing, made_at, made_by, made_by_words, changed_at) VALUES (141, 'sample', 1, 'draft', 1767225600000, 1, 'Sample Worker', 1767225600000);
INSERT INTO document_person (id, document, person, standing) VALUES (142, 141, 101, 'stands');
INSERT INTO answer (id, document, person, question, value, version, account, by_words, at) VALUES (143, 141, 0, 'saw', 'words', 1, 1, 'Sample Worker', 1767225600000);
INSERT INTO document_addition (id, document, kind, person, words, reason, at, by_words) VALUES (144, 141, 'appended', 0, 'more', 'sample', 1767225600000, 'Sample Worker');
