-- The newest checkpoint of each service's chain, mailed to the desk once a day: the row is the guard, and
-- holds what the mail says, so that a repeat says the same.
create table head_mail (
  service         text        not null,
  day             date        not null,
  number          bigint      not null,
  head            text        not null,
  keys            text        not null,
  prepared_at     timestamptz not null,
  attempt         int         not null,
  next_attempt_at timestamptz,
  leased_until    timestamptz,
  sent_at         timestamptz,
  primary key (service, day)
);
create index head_mail_due on head_mail (next_attempt_at) where sent_at is null;

alter table head_mail enable row level security;
alter table head_mail force row level security;
create policy head_mail_everything on head_mail using (current_setting('app.tenant', true) = '*');
grant select, insert, update on head_mail to ${app};
