-- What of the words about persons who were told still counts once these are erased.
alter table persons_told add column had_substitute boolean not null default false;
alter table persons_told add column repeats boolean not null default false;
grant update (had_substitute, repeats) on persons_told to ${app};
