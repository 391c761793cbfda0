-- How many seats wait, and how many offers stand before one engineer: asked at each choice in a wave.
create index seat_vacant on seat (dispatch_id) where phase in ('OPEN', 'ASKED', 'UNANSWERED');
create index offer_open_to on offer (engineer_id) where phase = 'OPEN';
