INSERT INTO find (id, account, words, at) VALUES (201, 1, 'robin sample', 1767225600000);
