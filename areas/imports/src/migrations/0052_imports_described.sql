-- What the file says of somebody who may be on record, for the person who decides.
ALTER TABLE import_question ADD COLUMN described TEXT;
