INSERT INTO once_answer (id, once, location, at) VALUES (1, 'sample-key', '/people', 1767225600000);
