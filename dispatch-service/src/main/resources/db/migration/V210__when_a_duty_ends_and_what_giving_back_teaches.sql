-- As before (V188), but a duty also ends when the dispatch is called off, a triage counts only while it runs, and why a seat was given back counts as a no with that reason.
create or replace function engineers_hands(
    wave boolean, triages_since timestamptz, longer interval, lately timestamptz, engaged timestamptz)
  returns table (
    id uuid, open bigint, last timestamptz, spoken_for bigint, triages bigint, recent bigint, long_ended timestamptz,
    elsewhere bigint, doubted text)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
    select e.id,
      (select count(*) from seat s join dispatch d on d.id = s.dispatch_id
       where s.engineer_id = e.id and s.progress <> 'DONE' and d.phase = 'RUNNING'
         and s.kind <> 'TRIAGE' and not d.drill),
      (select s.accepted_at from seat s join dispatch d on d.id = s.dispatch_id
       where s.engineer_id = e.id and s.accepted_at is not null and not d.drill
       order by s.accepted_at desc limit 1),
      case when engineers_hands.wave then
        (select count(*) from offer o join seat s on s.id = o.seat_id
           join dispatch d on d.id = o.dispatch_id
         where o.engineer_id = e.id and o.phase = 'OPEN' and s.kind <> 'TRIAGE' and not d.drill
           and not exists (
             select from seat left_for_it join dispatch its on its.id = left_for_it.dispatch_id
             where left_for_it.id = o.from_seat and its.phase = 'RUNNING'
               and left_for_it.engineer_id = e.id and left_for_it.progress <> 'DONE'))
      else 0 end,
      (select count(*) from (
         select o.seat_id, o.dispatch_id from offer o
         where o.engineer_id = e.id and o.phase = 'OPEN'
         union all
         select o.seat_id, o.dispatch_id from offer o join seat s on s.id = o.seat_id
         where o.engineer_id = e.id and o.phase = 'ACCEPTED' and o.released_at is null
           and s.progress <> 'DONE' and o.ended_at > engineers_hands.triages_since) asked
         join seat s on s.id = asked.seat_id join dispatch d on d.id = asked.dispatch_id
       where s.kind = 'TRIAGE' and not d.drill and d.phase = 'RUNNING'),
      taken.recent, taken.long_ended, noes.elsewhere, noes.doubted
    from engineer e
    cross join lateral (
      select count(*) as recent,
        max(over_at) filter (where over_at - began >= engineers_hands.longer) as long_ended
      from (
        select o.ended_at as began,
          coalesce(
            o.released_at,
            (select s.done_at from seat s where s.id = o.seat_id),
            (select d.phase_at from dispatch d where d.id = o.dispatch_id and d.phase = 'STOOD_DOWN')) as over_at
        from offer o
        where o.engineer_id = e.id and o.phase = 'ACCEPTED' and o.ended_at > engineers_hands.lately
          and not (select d.drill from dispatch d where d.id = o.dispatch_id)
        order by o.ended_at desc limit 50) newest) taken
    cross join lateral (
      select count(*) filter (
          where reason = 'ALREADY_ENGAGED' and ended_at > engineers_hands.engaged) as elsewhere,
        string_agg(distinct kind, ',') filter (where reason = 'MISSING_SKILL') as doubted
      from (
        (select o.ended_at, o.decline_reason as reason, s.kind
         from offer o join seat s on s.id = o.seat_id
           join dispatch d on d.id = o.dispatch_id and not d.drill
         where o.engineer_id = e.id and o.phase = 'DECLINED' and o.ended_at > engineers_hands.lately
         order by o.ended_at desc limit 50)
        union all
        (select o.released_at, o.released_because, s.kind
         from offer o join seat s on s.id = o.seat_id
           join dispatch d on d.id = o.dispatch_id and not d.drill
         where o.engineer_id = e.id and o.released_because is not null and o.released_at > engineers_hands.lately
         order by o.released_at desc limit 50)) newest) noes;
end
$$;

create index offer_given_back on offer (engineer_id, released_at) where released_because is not null;
