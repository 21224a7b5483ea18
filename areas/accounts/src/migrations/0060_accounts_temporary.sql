-- Accounts whose password was given by somebody else; the next sign-in asks for one of their own.
CREATE TABLE temporary_password (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id)
);
CREATE UNIQUE INDEX temporary_password_account ON temporary_password (account);
