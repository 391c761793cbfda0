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

  private Map<UUID, Load> loads(Instant now) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select * from engineers_hands(
                  :wave, :triages_since, cast(:longer as interval), :lately, :engaged)
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
