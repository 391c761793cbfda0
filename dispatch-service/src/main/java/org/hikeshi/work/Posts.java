package org.hikeshi.work;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Everybody who is, or was, at work on a seat.
@ApplicationScoped
class Posts implements PanacheRepositoryBase<Post, UUID> {

  List<Post> of(UUID dispatchId) {
    return list("dispatchId = ?1 order by acceptedAt, id", dispatchId);
  }

  /// Whoever sits there, or sat there last, first.
  List<Post> newestFirst(UUID dispatchId, String seat) {
    return list(
        "dispatchId = ?1 and seat = ?2 order by acceptedAt desc, id desc", dispatchId, seat);
  }

  /// Somebody about whom something is due: which post, on which dispatch. Not read further before
  /// the dispatch is locked. Whoever is on her way without a time, as an instance of before V191
  /// wrote it, is given hers so.
  ///
  /// @param passedOver none of these
  Optional<Waiting> nextDue(Instant now, Set<Waiting> passedOver) {
    return getEntityManager()
        .createQuery(
            """
            select new org.hikeshi.work.Posts$Waiting(p.id, p.dispatchId)
            from Post p
            where (p.nextAt <= :now
                or p.nextAt is null and p.endedAt is null and p.lateTold = false
                  and p.state in (ACCEPTED, EN_ROUTE) and p.seat not like 'TRIAGE%')
              and p.id not in :passedOver
            order by p.nextAt, p.id
            """,
            Waiting.class)
        .setParameter("now", now)
        .setParameter("passedOver", passedOver.stream().map(Waiting::post).toList())
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  record Waiting(UUID post, UUID dispatch) {}
}
