package org.hikeshi.question;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All questions.
@ApplicationScoped
public class Questions implements PanacheRepositoryBase<Question, UUID> {

  private static final UUID FIRST = new UUID(0, 0);

  /// A thread reads from its beginning, behind `after`.
  List<Question> about(UUID noticeId, @Nullable UUID after, int most) {
    return find("noticeId = ?1 and id > ?2 order by id", noticeId, after == null ? FIRST : after)
        .range(0, most - 1)
        .list();
  }

  /// The notices of which an authority had an answer after `since`, the newest answer first.
  List<UUID> answered(String authority, Instant since, int most) {
    return getEntityManager()
        .createQuery(
            """
            select noticeId from Question where authority = ?1 and answeredAt > ?2
            group by noticeId order by max(answeredAt) desc, noticeId
            """,
            UUID.class)
        .setParameter(1, authority)
        .setParameter(2, since)
        .setMaxResults(most)
        .getResultList();
  }

  /// Those of an authority that wait for an answer, the earliest day first.
  List<Question> unanswered(String authority, int most) {
    return find(
            "authority = ?1 and answeredAt is null and withdrawnAt is null order by dueOn, id",
            authority)
        .range(0, most - 1)
        .list();
  }

  /// Those of an incident that wait for an answer.
  public List<Question> open(UUID incidentId) {
    return list(
        """
        answeredAt is null and withdrawnAt is null and noticeId in (select id from Notice where incidentId = ?1)
        order by id
        """,
        incidentId);
  }
}
