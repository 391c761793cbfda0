-- The newest report asked for nobody: whoever asks after it asks anew. Of what was called off before this, that is not
-- known, and a later report rings by a new impact only.
alter table dispatch add column called_off boolean not null default false;
