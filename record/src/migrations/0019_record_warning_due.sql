-- The home page asks which warnings are to be looked at again by today: few of many.
CREATE INDEX warning_due ON warning (review_on) WHERE ended_at IS NULL;
