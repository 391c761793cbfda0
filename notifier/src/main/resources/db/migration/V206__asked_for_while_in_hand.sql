-- Whether the desk's alarm was told once more while the call about it was in hand: whoever was put on an empty roster
-- while the mail to nobody left is rung.
alter table call add column asked_in_hand boolean not null default false;
