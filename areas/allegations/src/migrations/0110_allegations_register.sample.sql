INSERT INTO allegation_adult (id, born_on, note, made_at, made_by) VALUES (1101, '1975-04-02', '', 1767225600000, 'Sample Officer');
INSERT INTO allegation_adult_name (id, adult, given, family, kind, made_at) VALUES (1102, 1101, 'Sample', 'Adult', 'name', 1767225600000);
INSERT INTO allegation_adult_key (id, adult, word) VALUES (1103, 1101, 'x:adult');
INSERT INTO allegation_setting (id, name, plain, sector, made_at) VALUES (1104, 'Sample Club', 'sample club', 'sport', 1767225600000);
INSERT INTO allegation_post (id, adult, setting, role, title, from_on, to_on, made_at) VALUES (1105, 1101, 1104, 'coach', 'Coach', NULL, NULL, 1767225600000);
INSERT INTO account (id, username, name, role) VALUES (1106, 'sample.named', 'Sample Named', 'manager');
INSERT INTO allegation_named (id, account, reason, from_on, until_on, named_by, named_at) VALUES (1107, 1106, 'sample', '2026-01-01', '2026-02-01', 'Sample Officer', 1767225600000);
INSERT INTO allegation_look (id, account, by_words, at, what, thing) VALUES (1108, 1106, 'Sample Named', 1767225600000, 'the open referrals', NULL);
