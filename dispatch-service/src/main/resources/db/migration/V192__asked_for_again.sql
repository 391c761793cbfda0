-- The work is done, and a later report asks for help with something new: the desk says whether it begins again.
alter table dispatch add column asks_again boolean not null default false;
