-- Which receipt was the last, by a number that is taken while the dossier is locked; by their ids, the clocks of machines said so.
-- Those from before have none, and keep the order of their ids.
create sequence receipt_place;
alter table receipt add column place bigint;
alter table receipt alter column place set default nextval('receipt_place');
grant usage on sequence receipt_place to ${app};
