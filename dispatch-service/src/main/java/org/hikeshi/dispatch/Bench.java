package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.matching.Candidate;
import org.hikeshi.roster.Roster;
import org.jspecify.annotations.Nullable;

/// Everybody of the roster with what she has on her hands at this moment.
@ApplicationScoped
class Bench {

  private final Roster roster;
  private final EntityManager entities;

  Bench(Roster roster, EntityManager entities) {
    this.roster = roster;
    this.entities = entities;
  }

  /// @param open seats that she holds in a running dispatch and has not done with
  /// @param last when she last took a seat
  record Load(UUID engineerId, long open, @Nullable Instant last) {
    static final Load NONE = new Load(new UUID(0, 0), 0, null);
  }

  List<Candidate> at(Instant now) {
    var loads = loads();
    return roster.at(now).stream()
        .map(entry -> candidate(entry, loads.getOrDefault(entry.engineer().id(), Load.NONE)))
        .toList();
  }

  /// Two look-ups in an index for each engineer, however many seats there ever were.
  private Map<UUID, Load> loads() {
    return entities
        .createQuery(
            """
            select new org.hikeshi.dispatch.Bench$Load(
              e.id,
              (select count(s) from Seat s where s.engineerId = e.id
                 and s.progress <> :done and s.dispatch.phase = :running),
              (select max(s.acceptedAt) from Seat s where s.engineerId = e.id))
            from Engineer e
            """,
            Load.class)
        .setParameter("done", Progress.DONE)
        .setParameter("running", Dispatch.Phase.RUNNING)
        .getResultStream()
        .collect(Collectors.toMap(Load::engineerId, load -> load));
  }

  private static Candidate candidate(Roster.Entry entry, Load load) {
    var engineer = entry.engineer();
    return new Candidate(
        engineer.id(),
        engineer.employer(),
        engineer.conflicts(),
        engineer.prefecture(),
        engineer.secondaryMedicalArea(),
        engineer.modes(),
        engineer.skills(),
        engineer.maxConcurrent(),
        Math.toIntExact(load.open()),
        load.last(),
        entry.onDuty(),
        entry.absent());
  }
}
