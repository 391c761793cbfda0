-- Whoever takes over an alarm, or has it rung again, makes it another one: the first keeps who had it.
alter table desk_alarm add column follows uuid unique references desk_alarm;
