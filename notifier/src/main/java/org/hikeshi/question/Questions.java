package org.hikeshi.question;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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

  /// Those of an incident that wait for an answer.
  public List<Question> open(UUID incidentId) {
    return list(
        """
        answeredAt is null and noticeId in (select id from Notice where incidentId = ?1)
        order by id
        """,
        incidentId);
  }
}
