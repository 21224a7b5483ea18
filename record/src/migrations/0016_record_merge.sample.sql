INSERT INTO person_merge (id, kept, other, why, at, by_words) VALUES (161, 101, 101, 'sample', 1767225600000, 'Sample Worker');
INSERT INTO person_merge_row (id, merge, in_table, in_column, row_id) VALUES (162, 161, 'story', 'person', 131);
