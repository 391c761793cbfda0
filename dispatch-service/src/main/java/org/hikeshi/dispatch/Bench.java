package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.matching.Candidate;
import org.hikeshi.roster.Roster;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Everybody of the roster with what she has on her hands at this moment, and what the last weeks
/// say of her.
@ApplicationScoped
class Bench {

  /// Over this time duties are shared out evenly, and a doubt about a skill is kept.
  private static final Duration LATELY = Duration.ofDays(30);

  /// Who says that she is engaged elsewhere is taken to be so for this long.
  private static final Duration ENGAGED = Duration.ofHours(4);

  private final Roster roster;
  private final Conflicts conflicts;
  private final DispatchSettings settings;
  private final Waves waves;
  private final EntityManager entities;

  Bench(
      Roster roster,
      Conflicts conflicts,
      DispatchSettings settings,
      Waves waves,
      EntityManager entities) {
    this.roster = roster;
    this.conflicts = conflicts;
    this.settings = settings;
    this.waves = waves;
    this.entities = entities;
  }

  /// @param open seats that she holds in a running dispatch and has not done with
  /// @param triages that she is asked for, or has begun so lately that they go on
  /// @param last when she last took a seat
  /// @param recent seats taken lately, up to 50
  /// @param longEnded when a duty that calls for a rest ended last
  /// @param doubted kinds of seats for which she has said that she lacks the skill
  private record Load(
      int open,
      int elsewhere,
      int spokenFor,
      int triages,
      int recent,
      @Nullable Instant last,
      @Nullable Instant longEnded,
      Set<String> doubted) {

    static final Load NONE = new Load(0, 0, 0, 0, 0, null, null, Set.of());

    static Load of(Tuple row) {
      var doubted = row.get("doubted", String.class);
      return new Load(
          row.get("open", Number.class).intValue(),
          row.get("elsewhere", Number.class).intValue(),
          row.get("spoken_for", Number.class).intValue(),
          row.get("triages", Number.class).intValue(),
          row.get("recent", Number.class).intValue(),
          row.get("last", Instant.class),
          row.get("long_ended", Instant.class),
          doubted == null ? Set.of() : Set.copyOf(Arrays.asList(doubted.split(","))));
    }
  }

  List<Candidate> at(Instant now) {
    var loads = loads(now);
    var learnt = conflicts.listAll();
    return roster.at(now).stream()
        .map(
            entry -> candidate(entry, loads.getOrDefault(entry.engineer().id(), Load.NONE), learnt))
        .toList();
  }

  /// A few look-ups in an index for each engineer, however many seats there ever were.
  private Map<UUID, Load> loads(Instant now) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select e.id,
                  (select count(*) from seat s join dispatch d on d.id = s.dispatch_id
                   where s.engineer_id = e.id and s.progress <> 'DONE' and d.phase = 'RUNNING'
                     and s.kind <> 'TRIAGE' and not d.drill) as open,
                  (select s.accepted_at from seat s join dispatch d on d.id = s.dispatch_id
                   where s.engineer_id = e.id and s.accepted_at is not null and not d.drill
                   order by s.accepted_at desc limit 1) as last,
                  case when :wave then
                    (select count(*) from offer o join seat s on s.id = o.seat_id
                       join dispatch d on d.id = o.dispatch_id
                     where o.engineer_id = e.id and o.phase = 'OPEN' and s.kind <> 'TRIAGE' and not d.drill
                       and not exists (
                         select from seat left_for_it join dispatch its on its.id = left_for_it.dispatch_id
                         where left_for_it.id = o.from_seat and its.phase = 'RUNNING'
                           and left_for_it.engineer_id = e.id and left_for_it.progress <> 'DONE'))
                  else 0 end as spoken_for,
                  (select count(*) from (
                     select o.seat_id, o.dispatch_id from offer o
                     where o.engineer_id = e.id and o.phase = 'OPEN'
                     union all
                     select o.seat_id, o.dispatch_id from offer o join seat s on s.id = o.seat_id
                     where o.engineer_id = e.id and o.phase = 'ACCEPTED' and o.released_at is null
                       and s.progress <> 'DONE' and o.ended_at > :triages_since) o
                     join seat s on s.id = o.seat_id join dispatch d on d.id = o.dispatch_id
                   where s.kind = 'TRIAGE' and not d.drill) as triages,
                  lately.recent, lately.long_ended, noes.elsewhere, noes.doubted
                from engineer e
                cross join lateral (
                  select count(*) as recent,
                    max(over_at) filter (where over_at - began >= cast(:longer as interval)) as long_ended
                  from (
                    select o.ended_at as began, coalesce(o.released_at, s.done_at) as over_at
                    from offer o join seat s on s.id = o.seat_id
                      join dispatch d on d.id = o.dispatch_id and not d.drill
                    where o.engineer_id = e.id and o.phase = 'ACCEPTED' and o.ended_at > :lately
                    order by o.ended_at desc limit 50) taken) lately
                cross join lateral (
                  select count(*) filter (
                      where reason = 'ALREADY_ENGAGED' and ended_at > :engaged) as elsewhere,
                    string_agg(distinct kind, ',') filter (where reason = 'MISSING_SKILL') as doubted
                  from (
                    select o.ended_at, o.decline_reason as reason, s.kind
                    from offer o join seat s on s.id = o.seat_id
                      join dispatch d on d.id = o.dispatch_id and not d.drill
                    where o.engineer_id = e.id and o.phase = 'DECLINED' and o.ended_at > :lately
                    order by o.ended_at desc limit 50) declined) noes
                """,
                Tuple.class)
            .setParameter("wave", waves.isOn())
            .setParameter(
                "triages_since", now.minus(WaveRules.inForceOn(JapanTime.dayOf(now)).triageLasts()))
            .setParameter("longer", settings.restBetweenDuties().after().toString())
            .setParameter("lately", now.minus(LATELY))
            .setParameter("engaged", now.minus(ENGAGED))
            .getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .collect(Collectors.toMap(row -> row.get("id", UUID.class), Load::of));
  }

  private Candidate candidate(Roster.Entry entry, Load load, List<Conflict> learnt) {
    var engineer = entry.engineer();
    var against = new HashSet<>(engineer.conflicts());
    against.addAll(Conflicts.vendorsAgainst(engineer.employer(), learnt));
    return new Candidate(
        engineer.id(),
        engineer.employer(),
        against,
        engineer.prefecture(),
        engineer.secondaryMedicalArea(),
        engineer.modes(),
        engineer.skills(),
        engineer.maxConcurrent(),
        load.open(),
        load.elsewhere(),
        load.spokenFor(),
        load.triages(),
        load.recent(),
        load.last(),
        settings.restBetweenDuties().until(load.longEnded()),
        load.doubted(),
        entry.onDuty(),
        entry.absent());
  }
}
