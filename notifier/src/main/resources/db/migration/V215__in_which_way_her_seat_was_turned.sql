-- Whether help is wanted from her seat on site or from afar, so that the call about it can say which. Calls of before
-- say only that it was turned.
alter table call add column mode text;
