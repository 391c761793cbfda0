-- Only room is missing: somebody would be asked if she had less to do.
alter table seat add column waits_for_room boolean not null default false;
create index seat_waiting_lead on seat (dispatch_id)
  where kind = 'LEAD' and phase = 'UNANSWERED' and waits_for_room;

-- An offer to move: the seat that opens if she says yes.
alter table offer
  add column from_seat uuid references seat,
  drop constraint offer_way_check,
  add constraint offer_way_check check (way in ('RANKED', 'HANDOVER', 'BY_HAND', 'REASSIGNED')),
  add check ((way = 'REASSIGNED') = (from_seat is not null));
create index offer_moves on offer (engineer_id, made_at) where way = 'REASSIGNED';
