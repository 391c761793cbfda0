-- The secret of a webhook that was replaced, locked as the newer one is: it signs too until its day is over, and is erased then.
alter table channel add column old_secret text, add column old_secret_until timestamptz;
