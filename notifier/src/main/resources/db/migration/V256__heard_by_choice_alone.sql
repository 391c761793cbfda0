-- Whether nothing but the hospital's choice or consent was why its authority heard it: once that is taken back, it hears nothing more,
-- also where a guideline could ask. Of notices from before nobody wrote it down.
alter table notice add column by_choice boolean not null default false;
