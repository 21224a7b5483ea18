INSERT INTO help_level (id, person, level, from_day, reason, source, by_words, at, standing) VALUES (803, 101, 'family_help', '2026-01-05', 'sample', 'step', 'Sample Worker', 1767225600000, 'stands');
INSERT INTO pre_birth_booking (id, person, milestone, booked_for, by_words, at) VALUES (804, 101, 'conference', '2026-02-05', 'Sample Worker', 1767225600000);
