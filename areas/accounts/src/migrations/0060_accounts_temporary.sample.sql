INSERT INTO temporary_password (id, account) VALUES (600, 1);
