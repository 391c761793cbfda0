-- Later reports of a resolved incident are about duties, and call nobody.
alter table dispatch add column over boolean not null default false;
