-- Until when somebody on site has said that she rests; she is asked whether she is well a little later.
alter table post add column off_until timestamptz;
