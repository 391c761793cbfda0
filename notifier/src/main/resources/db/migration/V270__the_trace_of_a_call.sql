-- In whose trace a call was wanted (W3C traceparent): what is done about it later belongs there.
alter table call add column traceparent text;
