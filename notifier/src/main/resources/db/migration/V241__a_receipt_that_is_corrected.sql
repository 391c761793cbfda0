-- What an authority said itself it may correct. Each word is a row, and the last one counts.
alter table receipt drop constraint receipt_notice_id_by_hand_key;
create index receipt_of_notice on receipt (notice_id, id);
