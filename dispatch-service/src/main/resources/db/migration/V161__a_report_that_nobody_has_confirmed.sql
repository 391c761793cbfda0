-- Nothing but a card has spoken of it yet: the desk calls the hospital back before anybody is asked.
alter table dispatch add column unconfirmed boolean not null default false;
