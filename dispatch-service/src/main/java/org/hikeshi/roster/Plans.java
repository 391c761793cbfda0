package org.hikeshi.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hikeshi.roster.Cover.State;
import org.hikeshi.roster.RotationAsked.Days;
import org.hikeshi.roster.Span.Kind;
import org.jspecify.annotations.Nullable;

/// Rotations and covers, and with the shifts the plan that they make.
@ApplicationScoped
class Plans implements PanacheRepositoryBase<Rotation, UUID> {

  private final StatelessSession lookedAt;

  Plans(StatelessSession lookedAt) {
    this.lookedAt = lookedAt;
  }

  /// All that matters between two moments, but for what only a newer version can read, so that no
  /// search fails by it. To look at only: what is changed of it is not kept, and so nothing
  /// compares it at the end.
  Plan between(Instant from, Instant to) {
    flush();
    return new Plan(spans(from, to), rotations(), covers(from, to));
  }

  private List<Rotation> rotations() {
    return lookedAt
        .createSelectionQuery("from Rotation where days in :known", Rotation.class)
        .setParameter("known", List.of(Days.values()))
        .getResultList();
  }

  private List<Span> spans(Instant from, Instant to) {
    return lookedAt
        .createSelectionQuery(
            "from Span where kind in :known and startsAt <= :to and endsAt > :from", Span.class)
        .setParameter("known", List.of(Kind.values()))
        .setParameter("to", to)
        .setParameter("from", from)
        .getResultList();
  }

  private List<Cover> covers(Instant from, Instant to) {
    return lookedAt
        .createSelectionQuery(
            """
            from Cover c
            where (c.state = :ordered or c.state = :agreed) and c.startsAt <= :to and c.endsAt > :from
            """,
            Cover.class)
        .setParameter("ordered", State.ORDERED)
        .setParameter("agreed", State.AGREED)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  void add(Cover cover) {
    getEntityManager().persist(cover);
  }

  Optional<Cover> coverLocked(UUID id) {
    return Optional.ofNullable(
        getEntityManager().find(Cover.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /// Newest first.
  ///
  /// @param of whose, or null for everybody's
  List<Cover> covers(@Nullable UUID of, @Nullable UUID after, int most) {
    var query = new StringBuilder("from Cover c where 1 = 1");
    if (of != null) {
      query.append(" and (c.ofId = :of or c.byId = :of)");
    }
    if (after != null) {
      query.append(" and c.id < :after");
    }
    var asked = getEntityManager().createQuery(query + " order by c.id desc", Cover.class);
    if (of != null) {
      asked.setParameter("of", of);
    }
    if (after != null) {
      asked.setParameter("after", after);
    }
    return asked.setMaxResults(most).getResultList();
  }
}
