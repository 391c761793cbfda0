package org.hikeshi.figure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From the first report that asked for help until somebody first said yes to the lead's seat,
/// whoever has it by now, and until the first one was there. The clock starts when the call or the
/// paper came, where the desk typed that report.
///
/// Whoever asked and had nobody is counted, too. To be put on a seat by hand is a yes. Whoever
/// helps from afar does not arrive, so where all seats are such ones nobody is waited for; and what
/// the end of the incident ended is no arrival: who is done shortly before it may be, for that is
/// told by another service's clock.
final class TimesToHelp {

  /// Upper ends in minutes; the bucket after the last has none.
  private static final List<Integer> UNTIL = List.of(5, 15, 30, 60, 120, 240, 480, 1440);

  private static final List<String> BUCKETS =
      Stream.concat(UNTIL.stream().map(until -> "-" + until), Stream.of(UNTIL.getLast() + "-"))
          .toList();

  /// The last is for those who have nobody.
  static final List<String> COLUMNS = Stream.concat(BUCKETS.stream(), Stream.of("NONE")).toList();

  static final List<String> LINES = List.of("ACCEPTED", "ARRIVED");

  static final String SQL =
      """
      select t.line, case when t.at is null then 'NONE' else (array[%s])[1 + width_bucket(
          ceil(extract(epoch from t.at - asked.since) / 60)::int - 1, array[%s])] end as place,
        count(*) as counted
      from incident i
      cross join lateral (
        select min(coalesce(r.received_at, r.filed_at)) as since from report r
        where r.incident_id = i.id and r.facts ->> 'firstResponse' = 'REQUESTED') asked
      cross join lateral (
        select 'ACCEPTED' as line, min(y.at) as at from (
          select s.accepted_at as at from seat s
          where s.incident_id = i.id and s.seat = 'LEAD'
          union all
          select p.at from happening p
          where p.incident_id = i.id and p.what in ('OfferAccepted', 'SeatHandedOver')
            and p.codes ->> 'seat' = 'LEAD') y
        union all
        select 'ARRIVED', a.at from (
          select min(p.at) as at from happening p
          where p.incident_id = i.id and p.what = 'SeatProgressed'
            and p.codes ->> 'state' in ('ARRIVED', 'WORKING', 'DONE')
            and p.codes ->> 'mode' is distinct from 'REMOTE'
            and not (p.codes ->> 'state' = 'DONE' and exists (
              select from ending e where e.incident_id = i.id
                and e.at <= p.at + interval '10 seconds'))) a
        where a.at is not null or coalesce(
          (select bool_or(s.mode <> 'REMOTE') from seat s where s.incident_id = i.id), true)) t
      where asked.since is not null and %s group by 1, 2
      """
          .formatted(
              BUCKETS.stream().collect(Collectors.joining("', '", "'", "'")),
              UNTIL.stream().map(String::valueOf).collect(Collectors.joining(", ")),
              Figures.COUNTED);

  private TimesToHelp() {}
}
