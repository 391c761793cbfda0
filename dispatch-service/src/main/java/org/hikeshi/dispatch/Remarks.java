package org.hikeshi.dispatch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that people wrote beside their steps.
@ApplicationScoped
class Remarks implements PanacheRepositoryBase<Remark, UUID> {

  /// Whether she has written just that beside just that step, since then.
  boolean has(
      UUID dispatch,
      String seat,
      String action,
      String author,
      @Nullable String words,
      Instant since) {
    return count(
            "dispatchId = ?1 and seat = ?2 and action = ?3 and author = ?4 and words = ?5 and at >= ?6",
            dispatch,
            seat,
            action,
            author,
            words,
            since)
        > 0;
  }

  List<RemarkView> of(UUID dispatchId) {
    return list("dispatchId", Sort.by("at").and("id"), dispatchId).stream()
        .map(Remark::view)
        .toList();
  }
}
