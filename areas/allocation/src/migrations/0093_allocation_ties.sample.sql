INSERT INTO conflict_tie (id, conflict, person, reason, tied_by, tied_at) VALUES (931, 902, 101, 'The same street and date of birth', 'Sample', 1767225600000);
